import assert from "node:assert/strict";
import test from "node:test";
import { isEmergency } from "./emergency.js";

const PHRASES = "fever*|hot joint|can't walk|infect* hip";
const CASES = [
  ["I have a fever and my hip hurts", true],
  ["feverish since yesterday", true],
  ["My JOINT is red and hot!", true],
  ["can’t walk any more", true],
  ["I cant walk", true],
  ["is my hip infected?", true],
  ["an infection of the wrist", false],
  ["Was I never told?", false],
  ["hot weather", false],
  ["walk the dog", false],
  ["", false],
];

for (const [question, expected] of CASES) {
  test(`"${question}" ${expected ? "is" : "is not"} an emergency`, () => assert.equal(isEmergency(question, PHRASES), expected));
}

test("a phrase without words is none", () => assert.equal(isEmergency("anything", "|*|"), false));
