// Asks an index each question as if it were the first, and counts the files and bytes that it reads.
//   node benchmarks/search_ask.mjs FOLDER < questions.json
import { readFileSync } from "node:fs";
import { openIndex } from "../plugins/mkdocs_evidence/assets/source/search/index.js";

const folder = process.argv[2];
const questions = JSON.parse(readFileSync(0, "utf8"));
const at = (numbers, share) => [...numbers].sort((one, other) => one - other)[Math.floor((numbers.length - 1) * share)];
const spread = (numbers) => `median ${at(numbers, 0.5)}, 95 % ${at(numbers, 0.95)}, most ${at(numbers, 1)}`;
const seen = { "manifest bytes": [], "shard bytes": [], "text bytes of 5": [], "text bytes of 10": [], "all bytes, 5 results": [],
  "requests, 5 results": [], "all bytes, 10 results": [], "requests, 10 results": [], milliseconds: [] };

for (const question of questions) {
  let bytes = 0;
  let requests = 0;
  const index = await openIndex(async (path) => {
    const file = readFileSync(`${folder}/${path}`);
    bytes += file.length;
    requests++;
    return new Uint8Array(file);
  });
  const manifest = bytes;
  const started = performance.now();
  const found = await index.ask(question, { isBrief: true });
  seen.milliseconds.push(Math.round(performance.now() - started));
  const asked = bytes;
  seen["manifest bytes"].push(manifest);
  seen["shard bytes"].push(asked - manifest);
  await index.quote(found.hits.slice(0, 5));
  seen["text bytes of 5"].push(bytes - asked);
  seen["all bytes, 5 results"].push(bytes);
  seen["requests, 5 results"].push(requests);
  await index.quote(found.hits);
  seen["text bytes of 10"].push(bytes - asked);
  seen["all bytes, 10 results"].push(bytes);
  seen["requests, 10 results"].push(requests);
}
for (const [name, numbers] of Object.entries(seen)) console.log(`  ${name}: ${spread(numbers)}`);
