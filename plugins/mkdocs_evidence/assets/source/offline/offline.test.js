import assert from "node:assert/strict";
import { test } from "node:test";
import { fileAt, missingPage, sortFiles, stampKept, withSlash } from "./kept.js";

const ROOT = "https://clinic.example/base/";

test("an address leads to the file that a server would send", () => {
  const pairs = [
    [ROOT, "index.html"],
    [`${ROOT}hip/avn/`, "hip/avn/index.html"],
    [`${ROOT}hip/avn/?audience=patient#claim`, "hip/avn/index.html"],
    [`${ROOT}hip/avn.html#part`, "hip/avn.html"],
    [`${ROOT}a%20b/%C3%A9.css`, "a b/é.css"],
  ];
  for (const [address, file] of pairs) assert.equal(fileAt(address, ROOT), file);
});

test("addresses outside the site, or that no file can have, lead to none", () => {
  for (const address of ["https://clinic.example/", "https://clinic.example/basement/", "https://other.example/base/", `${ROOT}%E0%A4%A`]) {
    assert.equal(fileAt(address, ROOT), null);
  }
});

test("a folder's address gets its slash before what is asked of it", () => {
  assert.equal(withSlash(`${ROOT}hip/avn?audience=patient#claim`), `${ROOT}hip/avn/?audience=patient#claim`);
  assert.equal(withSlash(`${ROOT}hip/avn`), `${ROOT}hip/avn/`);
});

test("only what changed between two editions is fetched again", () => {
  const held = { version: "1", files: { a: "x", b: "y", gone: "z" } };
  const next = { version: "2", files: { a: "x", b: "changed", new: "n" } };
  assert.deepEqual(sortFiles(next, held), { unchanged: ["a"], changed: ["b", "new"] });
  assert.deepEqual(sortFiles(next, null), { unchanged: [], changed: ["a", "b", "new"] });
});

test("a kept page says before all its words that it is no current page", () => {
  const edition = { keptOn: "3 May 2027", version: "AB12" };
  const page = stampKept('<html><body class="a > b">\n<h1>Costs $& and $1</h1></body></html>', edition);
  assert.match(page, /^<html><body class="a > b"><p class="ev ev-kept" role="status">.*3 May 2027 \(version AB12\)/);
  assert.ok(page.includes("<h1>Costs $& and $1</h1>"));
  assert.ok(page.indexOf("not the current page") < page.indexOf("<h1>"));
});

test("a page without a body is stamped all the same, and an edition brings no markup", () => {
  const page = stampKept("<h1>Bare</h1>", { keptOn: "<b>", version: '"' });
  assert.match(page, /^<p .*&#60;b&#62; \(version &#34;\).*<h1>Bare<\/h1>$/);
});

test("the page for what is not kept leads home", () => {
  assert.match(missingPage(ROOT), /<a href="https:\/\/clinic\.example\/base\/">/);
});
