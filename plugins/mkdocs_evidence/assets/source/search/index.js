/**
 * The index of claims as a page asks it. Nothing is read before the first question, and then only what it needs.
 *
 * @typedef {import("./ranking.js").Hit} Hit
 * @typedef {object} Claim
 * @property {string} id
 * @property {string} text
 * @property {string} lay The patient's wording; empty when there is none.
 * @property {string} section
 * @property {string} status `approved`, `changed`, `withdrawn`, `draft`, `submitted` or `under-review`.
 * @property {string} since Day of the board's decision; empty when there is none.
 * @property {string} certainty
 * @property {string[]} references Keys.
 * @typedef {{id: string, url: string, title: string}} Article
 * @typedef {Hit & {article: Article, claim: Claim}} Quoted
 * @typedef {object} Found
 * @property {Hit[]} hits Best first.
 * @property {number} confidence How sure it is that the subject is here at all, 0 to 1; filters have no part in it.
 * @property {string[]} words Stems of the question.
 * @property {string[]} missing Those that no claim has, not even repaired or as a concept.
 * @property {{word: string, instead: string[]}[]} repairs Words as typed and what was looked for instead.
 * @property {{word: string, concepts: {key: string, name: string, claims: number}[]}[]} ambiguities
 * @property {string[]} concepts Names of those that the question names.
 * @property {Set<string>} marks Stems to be marked in the text of a result.
 * @typedef {"status" | "certainty" | "area" | "kind" | "ref"} Filter
 * @typedef {{most?: number, filters?: Partial<Record<Filter, string[]>>, meaning?: Record<string, string>}} Wishes
 *   `meaning` gives the key of the concept that an ambiguous abbreviation stands for.
 * @typedef {object} Index
 * @property {import("./manifest.js").Manifest} manifest
 * @property {import("./analyser.js").Analyser} analyser
 * @property {(question: string, wishes?: Wishes) => Promise<Found>} ask
 * @property {(filters: Partial<Record<Filter, string[]>>, most?: number) => Promise<Hit[]>} list Claims that filters let
 *   through, in the order of articles: "every claim that cites this paper".
 * @property {(hits: Hit[]) => Promise<Quoted[]>} quote The words of claims, in the same order.
 */
import { makeAnalyser } from "./analyser.js";
import { confidence } from "./confidence.js";
import { readNamed, unpack } from "./files.js";
import { readManifest, shardOf } from "./manifest.js";
import { findAmbiguities, findConcepts, makeParts, raritiesOf, isKnown, repair } from "./question.js";
import { allow, rank } from "./ranking.js";
import { readShard } from "./shard.js";

const MOST_WORDS = 31;

/**
 * @param {import("./files.js").ReadFile} read
 * @returns {Promise<Index>}
 */
export async function openIndex(read) {
  const manifest = readManifest(await unpack(await read("manifest.bin")));
  const analyser = makeAnalyser(manifest.language);
  const shards = openShards(read, manifest);
  const blocks = remember(async (name) => JSON.parse(new TextDecoder().decode(await readNamed(read, name))));
  const size = manifest.width * manifest.blocks.length;

  const allowedBy = async (/** @type {Wishes["filters"]} */ filters) => {
    const wanted = Object.entries(filters ?? {}).map(([name, values]) => values.map((value) => `=${name}:${value}`));
    await shards.fetchKeys(wanted.flat());
    return allow(wanted.map((keys) => keys.map((key) => shards.lookup.get(key)?.runs[0] ?? [])), size);
  };

  /** @type {Index["ask"]} */
  const ask = async (question, { most = 10, filters = {}, meaning = {} } = {}) => {
    const [allowed, understood] = await Promise.all([
      Object.keys(filters).length ? allowedBy(filters) : undefined,
      understand(analyser.stems(question), meaning, shards),
    ]);
    const { words, bits, repairs, parts, ambiguities } = understood;
    const { lookup } = shards;
    const rarities = raritiesOf(words, bits, parts, manifest.claims);
    const highest = manifest.highest * (rarities.reduce((sum, one) => sum + one, 0) || 1);
    const all = rank(parts, rarities, { ...manifest, size, most: Math.max(10, most) });
    const found = parts.reduce((sum, part) => sum | part.bits, 0);
    const concepts = parts.filter((part) => part.isConcept).map((part) => part.postings.name).filter(Boolean);
    const instead = [...repairs.values()].flat().map(({ key }) => key);
    return {
      hits: allowed ? rank(parts, rarities, { ...manifest, size, most, allowed }) : all.slice(0, most),
      confidence: confidence({ hits: all, highest }, manifest.confidence.weights),
      words,
      missing: words.filter((stem) => !((bits.get(stem) ?? 0) & found)),
      repairs: [...repairs].map(([word, near]) => ({ word, instead: near.map(({ key }) => lookup.get(key)?.surface || key) })),
      ambiguities,
      concepts,
      marks: new Set([...words, ...instead, ...concepts.flatMap(analyser.stems)]),
    };
  };

  /** @type {Index["list"]} */
  const list = async (filters, most = Infinity) => {
    const allowed = await allowedBy(filters);
    const numbers = Object.keys(filters).length ? [...allowed.keys()].filter((number) => allowed[number]) : [];
    return numbers.slice(0, most).map((number) => ({ number, score: 0, coverage: 0, asked: 0, lacks: 0, bits: 0 }));
  };

  /** @type {Index["quote"]} */
  const quote = (hits) => Promise.all(hits.map(async (hit) => {
    const name = manifest.blocks[Math.floor(hit.number / manifest.width)];
    if (!name) throw new Error(`claim ${hit.number} stands in no block of text`);
    return { ...hit, ...findClaim(await blocks(name), hit.number) };
  }));

  return { manifest, analyser, ask, list, quote };
}

/**
 * @typedef {object} Shards
 * @property {(keys: Iterable<string>) => Promise<void>} fetchKeys
 * @property {import("./question.js").Lookup} lookup Knows what has been fetched.
 *
 * @param {import("./files.js").ReadFile} read
 * @param {import("./manifest.js").Manifest} manifest
 * @returns {Shards}
 */
function openShards(read, manifest) {
  const shards = remember(async (name) => readShard(await readNamed(read, name)));
  /** @type {Map<string, Map<string, import("./shard.js").Postings>>} */
  const there = new Map();
  const shardAt = (/** @type {string} */ key) => there.get(shardOf(manifest, key) ?? "");
  return {
    fetchKeys: async (keys) => {
      const names = new Set([...keys].flatMap((key) => shardOf(manifest, key) ?? []));
      await Promise.all([...names].map(async (name) => there.set(name, await shards(name))));
    },
    lookup: {
      get: (key) => shardAt(key)?.get(key),
      neighbours: (key) => shardAt(key) ?? [],
      claims: manifest.claims,
      weights: manifest.weights,
    },
  };
}

/**
 * What a question asks for, with everything fetched that it needs: first the shards of its words, then those of the
 * concepts that they name.
 *
 * @param {string[]} typed Stems, in order.
 * @param {Record<string, string>} meaning
 * @param {Shards} shards
 */
async function understand(typed, meaning, { fetchKeys, lookup }) {
  const words = [...new Set(typed)].slice(0, MOST_WORDS);
  const bits = new Map(words.map((stem, at) => [stem, 1 << at]));
  await fetchKeys(typed);
  let concepts = findConcepts(typed, bits, lookup);
  const named = concepts.reduce((all, concept) => all | concept.bits, 0);
  /** @type {Map<string, import("./question.js").Near[]>} */
  const repairs = new Map();
  for (const stem of words) {
    if ((bits.get(stem) ?? 0) & named || isKnown(lookup.get(stem))) continue;
    const instead = repair(stem, lookup);
    if (instead.length) repairs.set(stem, instead);
  }
  if (repairs.size) {
    for (const [stem, [best]] of repairs) if (best) bits.set(best.key, bits.get(stem) ?? 0);
    concepts = findConcepts(typed.map((stem) => repairs.get(stem)?.[0]?.key ?? stem), bits, lookup);
  }
  await fetchKeys(concepts.map((concept) => concept.key));
  const ambiguities = findAmbiguities(words, concepts.map(({ key }) => key), lookup);
  const unmeant = new Set(
    ambiguities.flatMap(({ word, concepts: choices }) =>
      choices.map(({ key }) => key).filter((key) => meaning[word] && key !== meaning[word])),
  );
  const meant = concepts.filter(({ key }) => !unmeant.has(key));
  return { words, bits, repairs, ambiguities, parts: makeParts(words, bits, repairs, meant, lookup) };
}

/**
 * @param {{id: string, url: string, title: string, first: number, claims: string[][]}[]} block
 * @param {number} number
 * @returns {{article: Article, claim: Claim}}
 */
function findClaim(block, number) {
  const article = block.findLast(({ first }) => first <= number);
  const row = article?.claims[number - article.first];
  if (!article || !row) throw new Error(`claim ${number} is not where the index says`);
  const [id = "", text = "", lay = "", section = "", status = "", since = "", certainty = "", references = ""] = row;
  return {
    article: { id: article.id, url: article.url, title: article.title },
    claim: { id, text, lay, section, status, since, certainty, references: references.split(" ").filter(Boolean) },
  };
}

/**
 * Asks once for each name; a failure is not remembered, so that it may be tried again.
 *
 * @template T
 * @param {(name: string) => Promise<T>} get
 * @returns {(name: string) => Promise<T>}
 */
function remember(get) {
  /** @type {Map<string, Promise<T>>} */
  const known = new Map();
  return (name) => {
    const found = known.get(name) ?? get(name);
    known.set(name, found);
    found.catch(() => known.delete(name));
    return found;
  };
}
