// Makes a Pagefind index of the documents beside it; copied to where the packages are:  node search_pagefind.mjs
import { readFileSync } from "node:fs";
import { close, createIndex } from "pagefind";

const { index } = await createIndex({ forceLanguage: "en" });
for (const { id, title, text } of JSON.parse(readFileSync("documents.json", "utf8"))) {
  await index.addCustomRecord({ url: `/${id}/`, content: `${title} ${text}`, language: "en", meta: { title: title || id, id } });
}
await index.writeFiles({ outputPath: "pagefind" });
await close();
