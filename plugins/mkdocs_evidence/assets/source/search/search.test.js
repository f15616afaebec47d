import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { makeAnalyser } from "./analyser.js";
import { affordable, byTelling } from "./brief.js";
import { nameOf, readFromScript } from "./files.js";
import { taken } from "./gate.js";
import { openIndex } from "./index.js";
import { shardsBeside } from "./manifest.js";
import { sha256 } from "./sha256.js";
import { editDistance } from "./typing_errors.js";

const vectors = (name) =>
  JSON.parse(readFileSync(new URL(`../../../../../tests/vectors/search/${name}.json`, import.meta.url), "utf8"));
const { language, words, texts } = vectors("tokens");
const { files, answers, verdicts } = vectors("index");
const open = () => openIndex(readFromScript(files));
const smoothed = vectors("smoothed");
const indexes = [["", { files, answers, verdicts }], [" by the words of neighbours too", smoothed]];

test("every word has the stem that the build gives it", () => {
  const { stemWord } = makeAnalyser(language);
  assert.ok(Object.keys(words).length >= 2000);
  for (const [word, stem] of Object.entries(words)) assert.equal(stemWord(word), stem, word);
});

test("every text has the stems that the build gives it", () => {
  const { stems } = makeAnalyser(language);
  for (const one of texts) assert.deepEqual(stems(one.text), one.stems, JSON.stringify(one.text));
});

for (const [how, given] of indexes) for (const answer of given.answers) {
  const { filters = {}, isBrief = false } = answer;
  test(`"${answer.question.slice(0, 60)}" ${JSON.stringify({ filters, isBrief })} finds what the build finds${how}`, async () => {
    const index = await openIndex(readFromScript(given.files));
    const found = await index.ask(answer.question, { filters, isBrief });
    const quoted = await index.quote(found.hits);
    const digits = (number) => number.toFixed(6);
    assert.deepEqual(
      quoted.map(({ article, claim, score, coverage }) => ({
        claim: `${article.id}#${claim.id}`, score: digits(score), coverage: digits(coverage),
      })),
      answer.hits,
    );
    for (const part of ["words", "missing", "unread", "repairs", "ambiguities"]) assert.deepEqual(found[part], answer[part], part);
  });
}

for (const [how, given] of indexes) for (const verdict of given.verdicts) {
  test(`"${verdict.question}" comes to what the build says${how}`, async () => {
    const { outcome, kinds, claims, isTried, found } = await (await openIndex(readFromScript(given.files))).judge(verdict.question);
    assert.ok(isTried);
    const excluded = outcome === "answer" ? [] : [...(taken.get(found.asked) ?? [])].filter(([, question]) => question);
    assert.deepEqual(
      {
        question: verdict.question, outcome, kinds,
        claims: claims.map(({ article, claim, agreement }) => ({ claim: `${article.id}#${claim.id}`, agreement: agreement?.toFixed(6) })),
        excluded: Object.fromEntries(excluded),
      },
      verdict,
    );
  });
}

test("the files that are read first are those that the build says", () => {
  const split = (text) => text.split(" ").filter(Boolean);
  const fileOf = (word) => (/^[\p{L}\p{N}]+$/u.test(word) ? word[0] : "");
  for (const { words, sizes, left, files } of vectors("brief")) {
    assert.deepEqual(affordable(byTelling(split(words)).map(fileOf), sizes, [...left]).sort(), files, words);
  }
});

test("of a first question no more is read of words than the manifest allows, and what is left out is said", async () => {
  const index = await open();
  const { sizes, shards } = index.manifest;
  assert.ok(shards.every((name) => sizes[name] >= 256));
  const question = "heart attack aspirin bleeding";
  const read = async (bytes) => {
    index.manifest.words = [11, bytes];
    const { unread, missing, words } = await index.ask(question, { isBrief: true });
    assert.deepEqual(missing, []);
    return words.filter((word) => !unread.includes(word));
  };
  assert.deepEqual(await read(0), []);
  assert.deepEqual(await read(99999), ["heart", "attack", "aspirin", "bleed"]);
  const fewer = await read(1500);
  assert.ok(fewer.length && fewer.length < 4, fewer.join(" "));
  index.manifest.words = [11, 0];
  assert.equal((await index.ask(question)).unread.length, 0);
});

test("a block tells what authors wrote only where it is judged, out of a file of its own where that is much", async () => {
  const read = [];
  const index = await openIndex((path) => (read.push(path), readFromScript(vectors("apart").files)(path)));
  const { hits } = await index.ask("When was the third lamp of the pharmacy lit?", { most: 1 });
  const before = read.length;
  const [{ article, claim }] = await index.quote(hits);
  assert.deepEqual([claim.asks, article.questions, article.excluded], [[], [], []]);
  assert.equal(read.length, before + 1);
  const [judged] = await index.quote(hits, undefined, true);
  assert.deepEqual(judged.claim.asks, ["When was the third lamp of the pharmacy lit?", "Who lit lamp 3 of the pharmacy before the night?"]);
  assert.deepEqual(judged.article.questions, ["Which lamps were lit?"]);
  assert.deepEqual(judged.article.excluded, ["What does a lamp cost?"]);
  assert.equal(read.length, before + 2);
});

test("a first question reads eleven files with words at most, and says which words it left out", async () => {
  const read = [];
  const index = await openIndex((path) => (read.push(path), readFromScript(files)(path)));
  const question = answers.find(({ isBrief, unread }) => isBrief && unread.length).question;
  const found = await index.ask(question, { isBrief: true });
  assert.ok(read.length <= 1 + 11, read.join(" "));
  assert.ok(found.unread.every((word) => !found.missing.includes(word)));
  const whole = await index.ask(question);
  assert.deepEqual(whole.unread, []);
  assert.ok(read.length > 1 + 11, read.join(" "));
  assert.deepEqual((await index.ask(question, { isBrief: true })).hits, found.hits);
});

test("what results may cost ends where the words of a question have cost it already", async () => {
  const index = await open();
  const shards = async (question) => index.manifest.bytes - (await index.ask(question)).left.bytes;
  const read = [];
  const other = await openIndex(async (path) => { const bytes = await readFromScript(files)(path); read.push(bytes.length); return bytes; });
  const [manifest] = read;
  const { left } = await other.ask("aspirin");
  assert.equal(left.bytes, 28400 - manifest - read.slice(1).reduce((sum, size) => sum + size, 0));
  assert.ok(await shards("aspirin heparin warfarin") > await shards("aspirin"));
});

test("of results that cost too much, those in the first file are shown, and in the second where it is small", async () => {
  const index = await open();
  const { hits } = await index.ask("aspirin fracture asthma lamp heart", { most: 60 });
  const blocks = hits.map(({ number }) => Math.floor(number / index.manifest.width));
  const [, , third] = new Set(blocks);
  const nth = (many) => hits.findIndex((_, at) => new Set(blocks.slice(0, at + 1)).size > many);
  assert.ok(blocks.indexOf(third) === nth(2) && nth(3) > nth(2));
  const shown = async (left) => (await index.quote(hits, left)).length;
  const weigh = (size) => { for (const name of index.manifest.blocks) index.manifest.sizes[name] = size; };
  weigh(1000);
  assert.equal(await shown({ files: 9, bytes: 0 }), nth(2));
  assert.equal(await shown({ files: 9, bytes: 2999 }), nth(2));
  assert.equal(await shown({ files: 9, bytes: 3000 }), nth(3));
  assert.equal(await shown({ files: 3, bytes: 9000 }), nth(3));
  assert.equal(await shown({ files: 9, bytes: 9000 }), hits.length);
  weigh(3000);
  assert.equal(await shown({ files: 9, bytes: 5999 }), nth(1));
  assert.equal(await shown({ files: 9, bytes: 6000 }), nth(2));
  assert.equal(await shown({ files: 1, bytes: 9000 }), nth(1));
});

test("what stands by a word of one letter, or behind one, is looked for where it is", () => {
  const manifest = { starts: ["1", "2", "2~15", "25"], shards: ["one", "two", "concepts", "more"] };
  assert.equal(shardsBeside(manifest, "2~!")[0], "two");
  assert.equal(shardsBeside(manifest, "2~20")[0], "concepts");
  assert.equal(shardsBeside(manifest, "21")[0], "concepts");
});

test("a question may be put to one article alone", async () => {
  const index = await open();
  const { claims } = await index.judge("aspirin", { article: "heart/infarction" });
  assert.ok(claims.length && claims.every(({ article }) => article.id === "heart/infarction"));
});

test("what no claim mentions is told without words of general English", async () => {
  const { found } = await (await open()).judge("Will aspirin be able to cure a zebra?");
  assert.deepEqual(found.missing, ["zebra"]);
});

test("only so many claims are quoted as stand in so many files, and all of them where that is no matter", async () => {
  const read = [];
  const index = await openIndex((path) => { read.push(path); return readFromScript(files)(path); });
  const { hits } = await index.ask("aspirin fracture asthma lamp heart", { most: 60 });
  const blocks = hits.map(({ number }) => Math.floor(number / index.manifest.width));
  const [first, second] = new Set(blocks);
  const beyond = blocks.findIndex((block) => block !== first && block !== second);
  assert.ok(beyond > 0);
  const before = read.length;
  assert.equal((await index.quote(hits, { files: 2, bytes: Infinity })).length, beyond);
  assert.equal(read.length, before + 2);
  assert.equal((await index.quote(hits)).length, hits.length);
});

test("the more files the words of a question are in, the fewer may be read for results", async () => {
  const index = await open();
  const short = await index.ask("aspirin");
  const long = await index.ask("aspirin heparin warfarin dose bleeding stroke surgery pregnancy children kidney pain fever");
  assert.ok(long.left.files < short.left.files);
  assert.ok(long.left.files >= 1);
});

test("a claim is quoted with everything that a result shows", async () => {
  const index = await open();
  const [first] = await index.quote((await index.ask("How much aspirin after a heart attack?")).hits, undefined, true);
  assert.deepEqual(first?.article, {
    id: "heart/infarction", url: "heart/infarction/", title: "Myocardial infarction", questions: ["What helps after a heart attack?"],
    excluded: ["Which aspirin tablets are the cheapest?", "May I drive a bus after a heart attack?"], written: "2026-01-01",
    works: { "ward-1999": "Ward 1999", "lamp-2001": "Lamp & Light 2001" }, flow: "Chest pain",
    facts: [
      { url: "flows/pain/#ev-question-ecg", ask: { clinician: "What does the ECG show?" }, terms: [["ecg"], ["heart", "trace"]] },
    ],
  });
  assert.deepEqual(first?.claim, {
    id: "aspirin-dose", text: "Aspirin 75 mg a day lowers the risk of a second myocardial infarction.",
    lay: { patient: "A small dose of aspirin helps to prevent another heart attack." }, section: "Medicines", status: "approved",
    since: "2026-01-02", certainty: "high", references: ["lamp-2001", "-ward-1999"], asks: ["How much aspirin after a heart attack?"],
  });
});

test("every claim that cites a work is listed without a question", async () => {
  const index = await open();
  const quoted = await index.quote(await index.list({ ref: ["ward-1999"] }));
  assert.deepEqual(quoted.map(({ claim }) => claim.id), ["aspirin-dose"]);
  assert.deepEqual(await index.list({ ref: ["constructor"] }), []);
});

test("an abbreviation that means two things is asked about, and the reader's choice counts", async () => {
  const index = await open();
  const { ambiguities: [asked] } = await index.ask("CD");
  const crohn = asked?.concepts.find(({ name }) => name === "Crohn's disease");
  const chosen = await index.ask("CD", { meaning: { cd: crohn?.key ?? "" } });
  const quoted = await index.quote(chosen.hits);
  assert.ok(quoted.every(({ claim }) => /Crohn|\(CD\)/.test(claim.text)), JSON.stringify(quoted));
  assert.ok(quoted[0]?.claim.text.includes("CD") || quoted[0]?.claim.text.includes("Crohn"));
});

test("words are marked where they stand, whatever their ending or accents", () => {
  const { spans } = makeAnalyser(language);
  const text = "Ménière’s and post-operative haemorrhages";
  assert.deepEqual(
    spans(text).filter(({ stem }) => ["menier", "hemorrhag"].includes(stem)).map(({ start, end }) => text.slice(start, end)),
    ["Ménière’s", "haemorrhages"],
  );
});

test("a file that is not what the manifest names is refused, and asked for again next time", async () => {
  const packed = { ...files };
  const spoilt = Object.keys(files).find((path) => path !== "manifest.bin");
  for (const path of Object.keys(files)) if (path !== "manifest.bin") packed[path] = files[spoilt];
  const index = await openIndex(readFromScript(packed));
  const asked = await Promise.allSettled(["aspirin", "wrist", "lamp ward nights"].map((one) => index.ask(one)));
  const refused = asked.filter(({ status }) => status === "rejected");
  assert.ok(refused.length);
  for (const { reason } of refused) assert.match(reason.message, /is not the file that the manifest names/);
  Object.assign(packed, files);
  assert.ok((await index.ask("aspirin")).hits.length);
});

test("an index of another form is refused", async () => {
  const { deflateSync } = await import("node:zlib");
  const other = deflateSync(JSON.stringify({ form: "another" })).toString("base64");
  await assert.rejects(openIndex(readFromScript({ "manifest.bin": other })), /not of the form/);
});

test("only what a question needs is read", async () => {
  const read = [];
  const index = await openIndex((path) => (read.push(path), readFromScript(files)(path)));
  assert.deepEqual(read, ["manifest.bin"]);
  await index.ask("aspirin");
  const after = read.length;
  await index.ask("aspirin");
  assert.equal(read.length, after);
  assert.ok(after < Object.keys(files).length);
});

test("digests are those of the browser", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
    assert.equal(Buffer.from(sha256(bytes)).toString("hex"), createHash("sha256").update(bytes).digest("hex"));
  }
  assert.equal(nameOf(sha256(new Uint8Array())), "e3b0c442");
});

test("a swap of neighbours is one edit", () => {
  assert.equal(editDistance("necrosis", "nercosis", 2), 1);
  assert.equal(editDistance("hip", "knee", 1), 2);
});
