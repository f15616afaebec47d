import assert from "node:assert/strict";
import test from "node:test";
import { isEmergency } from "./emergency.js";

const PHRASES = "fever*|hot joint|can't/cannot/can-not walk|infect* hip|end-it|took 5+-tablet*|temp* 38/39|39-c|not able stand|vomit*";
const CASES = [
  ["I have a fever and my hip hurts", true],
  ["feverish since yesterday", true],
  ["My JOINT is red and hot!", true],
  ["can’t walk any more", true],
  ["I cant walk", true],
  ["I can not walk", true],
  ["I can only walk, not run", false],
  ["able to stand? not at all", true],
  ["is my hip infected?", true],
  ["an infection of the wrist", false],
  ["Was I never told?", false],
  ["hot weather", false],
  ["walk the dog", false],
  ["", false],
  ["I want to end it", true],
  ["it will end", false],
  ["took 20 tablets", true],
  ["took 4 tablets", false],
  ["took tablets of 70 mg", false],
  ["my temperature is 38.5", true],
  ["temperature of 36.39", false],
  ["it says 39.2 °C", true],
  ["at 39 with hepatitis C", false],
  ["a fevr", true],
  ["feever", true],
  ["fveer", true],
  ["fecer", true],
  ["do fewer hips collapse", false],
  ["never", false],
  ["my hip is infetced", true],
  ["an injection into the hip", false],
  ["cannt walk", true],
  ["hit joint", false],
  ["vomitting", true],
];

for (const [question, expected] of CASES) {
  test(`"${question}" ${expected ? "is" : "is not"} an emergency`, () => assert.equal(isEmergency(question, PHRASES), expected));
}

test("a phrase without words is none", () => assert.equal(isEmergency("anything", "|*|/|- -|+"), false));
