import assert from "node:assert/strict";
import { test } from "node:test";
import { citeClaim, reportClaim } from "./citing.js";

const claim = { id: "cd-pain", version: "aaaa-bbbb", address: "https://example.org/hip/avn/#cd-pain" };
const page = { version: "1111-2222", url: "https://example.org/hip/avn/" };
const nowhere = { ...page, url: "" };

test("the words for people name claim, version and address", () => {
  assert.equal(
    citeClaim("A. T [Internet]. 3 May 2026 [version 1111-2222]. Available from: https://example.org/hip/avn/", page, claim),
    "A. T [Internet]. 3 May 2026 [version aaaa-bbbb, claim cd-pain]. Available from: https://example.org/hip/avn/#cd-pain",
  );
});

test("a site that does not know its address gives that of the browser", () => {
  assert.match(citeClaim("A. T. [version 1111-2222].", nowhere, claim), /\. Available from: https:\S+#cd-pain$/);
});

test("BibTeX gets a key of its own, and stays one entry", () => {
  const text = "@misc{avn,\n  title = {{T}},\n  edition = {version 1111-2222},\n}\n";
  assert.equal(
    citeClaim(text, nowhere, claim),
    "@misc{avn-cd-pain,\n  title = {{T}},\n  edition = {version aaaa-bbbb, claim cd-pain},\n" +
      "  url = {https://example.org/hip/avn/#cd-pain},\n}\n",
  );
  const known = citeClaim(text.replace("\n}", "\n  url = {https://example.org/hip/avn/},\n}"), page, claim);
  assert.equal(known.match(/url = /g)?.length, 1);
  assert.match(known, /url = \{https:\/\/example\.org\/hip\/avn\/#cd-pain\}/);
});

test("RIS gets its address before the end of the record", () => {
  assert.equal(
    citeClaim("TY  - ELEC\nID  - avn\nET  - version 1111-2222\nER  - \n", nowhere, claim),
    "TY  - ELEC\nID  - avn-cd-pain\nET  - version aaaa-bbbb, claim cd-pain\n" +
      "UR  - https://example.org/hip/avn/#cd-pain\nER  - \n",
  );
});

test("a report by mail names the claim and its version", () => {
  const href = "mailto:e@example.org?subject=Error%20in%20hip/avn%2C%20version%201111-2222";
  assert.equal(
    decodeURIComponent(reportClaim(href, "hip/avn", page, claim)),
    "mailto:e@example.org?subject=Error in hip/avn#cd-pain, version aaaa-bbbb",
  );
});

test("a report to a web address keeps what the address asks for", () => {
  const url = new URL(reportClaim("https://example.org/new?a=b&article=hip%2Favn&version=1111-2222", "hip/avn", page, claim));
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    a: "b", article: "hip/avn", version: "aaaa-bbbb", claim: "cd-pain",
  });
});
