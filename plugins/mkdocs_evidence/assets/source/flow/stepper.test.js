import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { decodeFlow, entryOf, entryOfForm, findChanges, numberText, pathCode, readLink, wordsFor, writeLink } from "./stepper.js";
import { readEntry, walkFlow } from "./walk.js";

const folder = new URL("../../../../../tests/vectors/flows/", import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
const finished = ({ table, walks }) => walks.map((one) => one.entries).filter((one) => walkFlow(table, one).outcome);
const askedFacts = (table) => Object.values(table.facts).filter((fact) => !fact.parts);

/** Every answer that can be given, tried one by one: what `findChanges` must agree with. */
function everyAnswer(fact) {
  return [...(fact.unknown ? [-1] : []), ...Array(fact.last + 1).keys()];
}

for (const { table, walks } of vectors) {
  test(`${table.flow}: every answer is entered as it is written`, () => {
    for (const fact of askedFacts(table)) {
      for (const answer of everyAnswer(fact)) {
        if (answer >= 0 || fact.unknown) assert.equal(readEntry(fact, entryOf(fact, answer)), answer);
      }
    }
  });

  test(`${table.flow}: what would change a result is what another answer changes, and all of it`, () => {
    const patients = finished({ table, walks }).slice(0, 40);
    assert.ok(patients.length > 3);
    for (const entries of patients) {
      const walk = walkFlow(table, entries);
      const said = new Map();
      for (const { question, answers, to } of findChanges(table, entries, walk)) {
        for (const [first, last] of answers) {
          for (let answer = first; answer <= last; answer++) said.set(`${question} ${answer}`, to);
        }
      }
      for (const { question, asked } of walk.steps.filter((step) => step.asked)) {
        const name = table.questions[question].fact;
        const fact = table.facts[name];
        if (fact.type === "many") continue;
        for (const answer of everyAnswer(fact)) {
          const other = walkFlow(table, { ...entries, [name]: entryOf(fact, answer) });
          const to = other.outcome || other.question;
          const expected = other.stopped || to === walk.outcome ? undefined : to;
          assert.equal(said.get(`${question} ${answer}`), expected, `${question} = ${answer}`);
        }
      }
    }
  });

  test(`${table.flow}: a link leads back to the same result`, () => {
    const flow = { table, codes: {}, version: "0123abcd" };
    for (const entries of finished({ table, walks })) {
      const walk = walkFlow(table, entries);
      const link = readLink(writeLink(table.flow, flow, walk));
      assert.deepEqual([link.flow, link.version], [table.flow, "0123abcd"]);
      assert.deepEqual(walkFlow(table, link.entries).answers, walk.answers);
    }
  });
}

test("a choice of several is changed one option at a time", () => {
  const { table } = vectors.find((one) => one.table.flow === "fever");
  const entries = { signs: ["rash"], temperature: "37.0", age: "30" };
  const changes = findChanges(table, entries, walkFlow(table, entries)).filter((one) => one.question === "signs");
  assert.deepEqual(
    changes.map(({ answers, to }) => [answers.map(([first]) => entryOf(table.facts.signs, first)), to]),
    [
      [[["stiff-neck", "rash"]], "admit"],
      [[[], "unknown"], "no-fever"],
    ],
  );
});

test("a number is written without zeros that say nothing", () => {
  const texts = (fact, ...answers) => answers.map((answer) => numberText(fact, answer));
  assert.deepEqual(texts({ decimals: 1, low: 340, step: 1 }, 0, 1, 10), ["34", "34.1", "35"]);
  assert.deepEqual(texts({ decimals: 2, low: -5, step: 5 }, 0, 1, 2, 21), ["-0.05", "0", "0.05", "1"]);
  assert.deepEqual(texts({ decimals: 0, low: 0, step: 10 }, 0, 10), ["0", "100"]);
});

test("a form without an answer is empty, one with none of the options is not", () => {
  const form = (...pairs) => {
    const data = new FormData();
    for (const [name, value] of pairs) data.append(name, value);
    return data;
  };
  assert.equal(entryOfForm(form(), "choice"), "");
  assert.equal(entryOfForm(form(), "many"), "");
  assert.deepEqual(entryOfForm(form(["none", ""]), "many"), []);
  assert.deepEqual(entryOfForm(form(["answer", "a"], ["answer", "b"]), "many"), ["a", "b"]);
  assert.equal(entryOfForm(form(["answer", "3"], ["unknown", "unknown"]), "number"), "unknown");
  assert.equal(entryOfForm(form(["answer", " 3 "]), "number"), " 3 ");
});

test("a table of another form, or none, is not used", () => {
  assert.equal(decodeFlow(""), null);
  assert.equal(decodeFlow("null"), null);
  assert.equal(decodeFlow('{"table": {"form": "mkdocs-evidence flow 2"}}'), null);
  assert.ok(decodeFlow(JSON.stringify({ table: vectors[0].table, codes: {}, version: "" })));
});

test("an ordinary fragment is no link to a result", () => {
  for (const hash of ["", "#", "#cd-stage-ii", "#%", "#=&=&"]) assert.equal(readLink(hash).flow, "");
});

test("a code tells paths apart by the words they led through and not by the place of a branch", () => {
  const walk = { steps: [{ question: "q", branch: 0, asked: true }], outcome: "x" };
  const moved = { steps: [{ question: "q", branch: 1, asked: true }], outcome: "x" };
  const code = pathCode({ q: ["a1", "b2"], x: ["c3"] }, walk);
  assert.equal(pathCode({ q: ["b2", "a1"], x: ["c3"] }, moved), code);
  assert.notEqual(pathCode({ q: ["a1", "b2"], x: ["d4"] }, walk), code);
  assert.notEqual(pathCode({ q: ["a2", "b2"], x: ["c3"] }, walk), code);
});

test("whoever is no clinician never gets the clinicians' words of a flow that has others", () => {
  const spoken = ["clinician", "patient", "carer"];
  const words = ["", "clinician", "patient", "carer", "neighbour", "Clinician", "__proto__"].map((one) => wordsFor(one, spoken));
  assert.deepEqual(words, ["clinician", "clinician", "patient", "carer", "patient", "patient", "patient"]);
  assert.equal(wordsFor("patient", ["clinician"]), "clinician");
});
