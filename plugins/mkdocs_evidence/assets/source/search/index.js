/**
 * The index of claims as a page asks it. Nothing is read before the first question, and then only what it needs.
 *
 * @typedef {import("./ranking.js").Hit} Hit
 * @typedef {object} Claim
 * @property {string} id
 * @property {string} text
 * @property {Record<string, string>} lay The wordings of other audiences, by audience.
 * @property {string} section
 * @property {string} status `approved`, `changed`, `withdrawn`, `draft`, `submitted` or `under-review`.
 * @property {string} since Day of the board's decision; empty when there is none.
 * @property {string} certainty
 * @property {string[]} references Keys.
 * @property {string[]} asks Questions that it answers, as its authors put them.
 * @typedef {object} Fact
 * @property {string} url Of the question of a flow that asks it, from the root of the site.
 * @property {Record<string, string>} ask Its wording, by audience.
 * @property {string[][]} terms Stems: a reader's question that has all of one term touches it.
 * @typedef {object} Article
 * @property {string} id
 * @property {string} url From the root of the site.
 * @property {string} title
 * @property {string[]} questions What it is about, as questions.
 * @property {string[]} excluded Questions that it says it does not answer.
 * @property {string} written Day on which its text last changed; empty when nobody has said.
 * @property {Record<string, string>} works Short names of the works that its claims cite, by key.
 * @property {string} flow Title of its decision flow; empty without one.
 * @property {Fact[]} facts What that flow asks.
 * @typedef {Hit & {article: Article, claim: Claim, answers?: boolean, agreement?: number}} Quoted
 *   `agreement` is how well it answers, of claims that were judged.
 * @typedef {object} Found
 * @property {Hit[]} hits Best first.
 * @property {string[]} words Stems of the question.
 * @property {string[]} unread Those that were left out, so that nothing is known of them.
 * @property {string[]} missing Those that no claim has, not even repaired or as a concept.
 * @property {{word: string, instead: string[]}[]} repairs Words as typed and what was looked for instead.
 * @property {{word: string, concepts: {key: string, name: string, claims: number}[]}[]} ambiguities
 * @property {string[]} concepts Names of those that the question names.
 * @property {Set<string>} marks Stems to be marked in the text of a result.
 * @property {import("./gate.js").Asked[]} asked The words of the question with what they tell and stand for.
 * @property {number} highest The score of a claim that would say all that is asked, and nothing else.
 * @property {Left} left What the words of claims may cost, that a first question costs little.
 * @typedef {{files: number, bytes: number}} Left
 * @typedef {object} Verdict What a question comes to.
 * @property {"answer" | "related" | "none"} outcome
 * @property {Quoted[]} claims Those that answer, else those that come nearest; at most five, best first.
 * @property {string[]} lacking Stems of the subjects of the question that the nearest claim does not have.
 * @property {string[]} kinds What sort of thing is asked, such as `cost`.
 * @property {boolean} isTried Whether the site has questions enough to tell answers from what is near; else nothing answers.
 * @property {Found} found Its missing words without those of general English.
 * @typedef {"status" | "certainty" | "area" | "kind" | "ref" | "article"} Filter
 * @typedef {{most?: number, filters?: Partial<Record<Filter, string[]>>, meaning?: Record<string, string>, isBrief?: boolean}} Wishes
 *   `meaning` gives the key of the concept that an ambiguous abbreviation stands for; `isBrief` leaves words out that tell little.
 * @typedef {object} Index
 * @property {import("./manifest.js").Manifest} manifest
 * @property {import("./analyser.js").Analyser} analyser
 * @property {(question: string, wishes?: Wishes) => Promise<Found>} ask
 * @property {(filters: Partial<Record<Filter, string[]>>, most?: number) => Promise<Hit[]>} list Claims that filters let
 *   through, in the order of articles: "every claim that cites this paper".
 * @property {(hits: Hit[], left?: Left, isJudged?: boolean) => Promise<Quoted[]>} quote The words of claims, in the same order; of so many as are in
 *   files for which enough is left. The first is read in any case, and the second where it is small. The
 *   questions that authors wrote down are there where `isJudged` asks for them.
 * @property {(question: string, wishes?: Wishes & {article?: string}) => Promise<Verdict>} judge Whether claims answer a
 *   question, of one article when its id is given.
 */

/**
 * A file of text, as `search/shards.py` writes it.
 *
 * @typedef {object} PackedArticle
 * @property {string} id
 * @property {string} title
 * @property {number} claims How many it has.
 * @property {string} [url] Where it is not its id and a slash.
 * @property {string} [written]
 * @property {Record<string, string>} [works]
 * @property {string} [flow]
 * @property {[string, string | Record<string, string>, string][]} [facts]
 * @typedef {[string, string, string, string, string, string]} Said
 * @typedef {[string[][], string[][], string[]] | []} Authored Questions of each article, what it excludes, questions of each claim;
 *   nothing where nobody wrote any.
 * @typedef {[PackedArticle[], Authored | string, string[], (string | Record<string, string>)[], ...string[][]]} Block Articles, what
 *   was authored or the name of the file of that, then what is said of their claims, one thing after the other.
 */
import { makeAnalyser } from "./analyser.js";
import { makeGate } from "./gate.js";
import { affordable, byTelling } from "./brief.js";
import { digestOf, nameOf, readNamed, unpack } from "./files.js";
import { readManifest, shardsBeside } from "./manifest.js";
import { findAmbiguities, findConcepts, makeParts, raritiesOf, rarity, isKnown, repair } from "./question.js";
import { allow, rank } from "./ranking.js";
import { readShard } from "./shard.js";
import { editsAllowed } from "./typing_errors.js";

const MOST_WORDS = 31;
/** That a first question reads, besides the script and the manifest, unless filters alone are in more. */
const MOST_FILES = 14;
/** Bytes. */
const SMALL = 2500;

/**
 * @param {import("./files.js").ReadFile} read
 * @returns {Promise<Index>}
 */
export async function openIndex(read) {
  const packed = await read("manifest.bin");
  const manifest = readManifest(await unpack(packed), packed.length);
  const analyser = makeAnalyser(manifest.language);
  const shards = openShards(read, manifest);
  const blocks = remember(async (name) => JSON.parse(new TextDecoder().decode(await readNamed(read, name))));
  const size = manifest.width * manifest.blocks.length;

  const allowedBy = async (/** @type {Wishes["filters"]} */ filters) => {
    const wanted = Object.entries(filters ?? {}).map(([name, values]) => values.map((value) => `=${name}:${value}`));
    const files = await shards.fetchFiles(wanted.flat().map(shards.fileOf));
    const { get } = shards.lookupIn(files);
    return { files, allowed: allow(wanted.map((keys) => keys.map((key) => get(key)?.runs[0] ?? [])), size) };
  };

  /** @type {Index["ask"]} */
  const ask = async (question, { most = 10, filters = {}, meaning = {}, isBrief = false } = {}) => {
    const [filtered, understood] = await Promise.all([
      Object.keys(filters).length ? allowedBy(filters) : undefined,
      keyOf(analyser.words(question)).then((whole) => understand(analyser.stemmedWords(question), whole, meaning, shards, isBrief ? manifest : undefined)),
    ]);
    const { words, bits, repairs, parts, ambiguities, found, lookup } = understood;
    const rarities = raritiesOf(words, bits, parts, lookup);
    const highest = manifest.highest * (rarities.reduce((sum, one) => sum + one, 0) || 1);
    const files = new Map([...understood.files, ...(filtered?.files ?? [])]);
    const bytes = [...files.values()].reduce((sum, file) => sum + file.bytes, 0);
    const concepts = parts.filter((part) => part.isConcept).map((part) => part.postings.name).filter(Boolean);
    const instead = [...repairs.values()].flat().map(({ key }) => key);
    return {
      hits: rank(parts, rarities, { ...manifest, size, most, allowed: filtered?.allowed }),
      words,
      unread: words.filter((stem) => lookup.unread.has(stem)),
      missing: words.filter((stem) => !((bits.get(stem) ?? 0) & found) && !lookup.unread.has(stem)),
      repairs: [...repairs].map(([word, near]) => ({ word, instead: near.map(({ key }) => lookup.get(key)?.surface || key) })),
      ambiguities,
      concepts,
      highest,
      left: { files: MOST_FILES - files.size, bytes: manifest.bytes - bytes },
      asked: words.map((stem, at) => ({ stem, rarity: rarities[at] ?? 0, forms: formsOf(stem, bits, repairs, parts, analyser) })),
      marks: new Set([...words, ...instead, ...concepts.flatMap(analyser.stems)]),
    };
  };

  /** @type {Index["list"]} */
  const list = async (filters, most = Infinity) => {
    const { allowed } = await allowedBy(filters);
    const numbers = Object.keys(filters).length ? [...allowed.keys()].filter((number) => allowed[number]) : [];
    return numbers.slice(0, most).map((number) => ({ number, score: 0, coverage: 0, bits: 0, around: 0 }));
  };

  /** @type {Index["quote"]} */
  const quote = (hits, { files, bytes } = { files: Infinity, bytes: Infinity }, isJudged = false) => {
    const blockOf = (/** @type {Hit} */ { number }) => Math.floor(number / manifest.width);
    const read = new Set();
    let left = bytes;
    const beyond = hits.findIndex((hit) => {
      const block = blockOf(hit);
      if (read.has(block)) return false;
      const size = manifest.sizes[manifest.blocks[block] ?? ""] ?? 0;
      left -= size;
      return read.add(block).size > (size > SMALL ? 1 : 2) && (read.size > files || left < 0);
    });
    return Promise.all(hits.slice(0, beyond < 0 ? hits.length : beyond).map(async (hit) => {
      const name = manifest.blocks[blockOf(hit)];
      if (!name) throw new Error(`claim ${hit.number} is not where the index says`);
      const block = await blocks(name);
      const authored = !isJudged ? [] : typeof block[1] === "string" ? await blocks(block[1]) : block[1];
      return { ...hit, ...findClaim(block, authored, hit.number % manifest.width, manifest.room) };
    }));
  };

  const gate = remember(async () => makeGate(JSON.parse(new TextDecoder().decode(await readNamed(read, manifest.gate))), analyser));

  /** @type {Index["judge"]} */
  const judge = async (question, { article, filters = {}, ...wishes } = {}) => {
    const { least, looked, shown, judge: judgeOf } = await gate("");
    const found = await ask(question, { ...wishes, most: looked, filters: article ? { ...filters, article: [article] } : filters });
    const unsure = new Set(found.repairs.map(({ word }) => word));
    const { kinds, score, isNear, decides, isTelling, lacking } = judgeOf(question, found.asked, unsure, rarity(manifest.claims, 0));
    const judged = (await quote(found.hits, undefined, true)).map((one) => ({ one, value: score(one, one.article, one.claim) }));
    const rounded = (/** @type {number} */ value) => Math.round(value * 1e9);
    judged.sort((one, other) => rounded(other.value) - rounded(one.value));
    const isMentioned = !found.missing.some(decides);
    const answers = judged.filter(({ value }) => isMentioned && least !== null && value > least);
    const near = judged.filter(({ one }) => isNear(one));
    const [nearest] = judged;
    return {
      outcome: answers.length ? "answer" : near.length ? "related" : "none",
      claims: (answers.length ? answers : near).slice(0, shown).map(({ one, value }) => ({ ...one, agreement: value })),
      lacking: nearest ? lacking(nearest.one) : found.words,
      kinds,
      isTried: least !== null,
      found: { ...found, missing: found.missing.filter(isTelling) },
    };
  };

  return { manifest, analyser, ask, list, quote, judge };
}

/**
 * @typedef {Map<string, {postings: Map<string, import("./shard.js").Postings>, bytes: number}>} Files By name, with what
 *   they weighed on their way.
 * @typedef {object} Shards
 * @property {(key: string) => string} fileOf The name of the file that has a key; empty where none can have it.
 * @property {(key: string) => string[]} beside The same with the files next to it, in which are keys that are like it.
 * @property {(names: string[], files?: Files, left?: [number, number]) => Promise<Files>} fetchFiles Adds files, without those for
 *   which too few files or bytes are left.
 * @property {(files: Files) => import("./question.js").Lookup} lookupIn
 *
 * @param {import("./files.js").ReadFile} read
 * @param {import("./manifest.js").Manifest} manifest
 * @returns {Shards}
 */
function openShards(read, manifest) {
  const shards = remember(async (name) => {
    let bytes = 0;
    const counted = async (/** @type {string} */ path) => {
      const packed = await read(path);
      bytes = packed.length;
      return packed;
    };
    return { postings: readShard(await readNamed(counted, name)), bytes };
  });
  const beside = (/** @type {string} */ key) => shardsBeside(manifest, key);
  const fileOf = (/** @type {string} */ key) => beside(key)[0] ?? "";
  return {
    fileOf,
    beside,
    fetchFiles: async (names, files = new Map(), left = [Infinity, Infinity]) => {
      const wanted = affordable(names.filter((name) => !files.has(name)), manifest.sizes, left);
      await Promise.all(wanted.map(async (name) => files.set(name, await shards(name))));
      return files;
    },
    lookupIn: (files) => ({
      get: (key) => files.get(fileOf(key))?.postings.get(key),
      neighbours: (key) => beside(key).flatMap((name) => [...(files.get(name)?.postings ?? [])]),
      unread: new Set(),
      claims: manifest.claims,
      weights: manifest.weights,
    }),
  };
}

/**
 * What a question asks for, with everything fetched that it needs: first the shards of its words, then those of the
 * concepts that they name.
 *
 * @param {[string, string][]} said Words and their stems, in order.
 * @param {string} whole Key of the question as a whole.
 * @param {Record<string, string>} meaning
 * @param {Shards} shards
 * @param {import("./manifest.js").Manifest | undefined} brief Says which words are left out, if any are.
 */
async function understand(said, whole, meaning, { fileOf, beside, fetchFiles, lookupIn }, brief) {
  const typed = said.map(([, stem]) => stem);
  const written = new Map(said.map(([word, stem]) => /** @type {[string, string]} */ ([stem, word])).reverse());
  const words = [...new Set(typed)].slice(-MOST_WORDS);
  const bits = new Map(words.map((stem, at) => [stem, 1 << at]));
  /** @type {[number, number]} */
  const left = brief ? [...brief.words] : [Infinity, Infinity];
  const files = await fetchFiles(words.length ? [whole, ...byTelling(words)].map(fileOf) : [], undefined, left);
  const lookup = lookupIn(files);
  const { unread } = lookup;
  const isRead = (/** @type {string} */ key) => files.has(fileOf(key));
  for (const stem of words) if (fileOf(stem) && !isRead(stem)) unread.add(stem);
  let concepts = findConcepts(typed, bits, lookup);
  const named = concepts.reduce((all, concept) => all | concept.bits, 0);
  /** @type {Map<string, import("./question.js").Near[]>} */
  const repairs = new Map();
  const asTyped = (/** @type {string} */ stem) => written.get(stem) ?? stem;
  const lost = words.filter((stem) =>
    !((bits.get(stem) ?? 0) & named || unread.has(stem) || isKnown(lookup.get(stem))) && editsAllowed(asTyped(stem)));
  await fetchFiles(lost.flatMap(beside), files, left);
  for (const stem of lost) {
    const instead = repair(stem, asTyped(stem), lookup);
    if (instead.length) repairs.set(stem, instead);
  }
  if (repairs.size) {
    for (const [stem, [best]] of repairs) if (best) bits.set(best.key, bits.get(stem) ?? 0);
    concepts = findConcepts(typed.map((stem) => repairs.get(stem)?.[0]?.key ?? stem), bits, lookup);
  }
  const rare = concepts.filter(({ key, weight }) => weight !== lookup.weights["concepts"] || !brief?.partial.includes(key));
  await fetchFiles(rare.map(({ key }) => fileOf(key)), files, left);
  const read = concepts.filter(({ key }) => isRead(key));
  const ambiguities = findAmbiguities(words, read.map(({ key }) => key), lookup);
  const unmeant = new Set(
    ambiguities.flatMap(({ word, concepts: choices }) =>
      choices.map(({ key }) => key).filter((key) => meaning[word] && key !== meaning[word])),
  );
  const meant = read.filter(({ key }) => !unmeant.has(key));
  const all = [...bits.values()].reduce((sum, bit) => sum | bit, 0);
  const put = words.length && lookup.get(whole) ? [{ key: whole, bits: all, weight: lookup.weights["whole"] ?? 0 }] : [];
  const parts = makeParts(words, bits, repairs, [...meant, ...put], lookup);
  const found = parts.reduce((sum, part) => sum | part.bits, 0);
  // What claims have of a word may be what it names.
  const unknown = concepts.filter(({ key }) => !isRead(key)).reduce((sum, concept) => sum | concept.bits, 0);
  for (const stem of words) if ((bits.get(stem) ?? 0) & unknown & ~found) unread.add(stem);
  return { words, bits, repairs, ambiguities, files, found, lookup, parts };
}

/**
 * @param {Block} block
 * @param {Authored} authored
 * @param {number} number From the first number of the block.
 * @param {number} room Articles begin at multiples of it.
 * @returns {{article: Article, claim: Claim}}
 */
function findClaim([articles, , ids, lays, ...others], [questions = [], excluded = [], asked = []], number, room) {
  let at = number;
  let first = 0;
  const place = articles.findIndex(({ claims }) => {
    const next = first + Math.ceil(claims / room) * room;
    if (number < next) return true;
    at += claims - next + first;
    first = next;
    return false;
  });
  const article = articles[place];
  if (!article || number >= first + article.claims) throw new Error(`claim ${number} is not where the index says`);
  const { claims, ...said } = article;
  const [id = "", lay = ""] = [ids[at], lays[at]];
  const [section, status, since, certainty, references, text] = /** @type {Said} */ (others.map((column) => column[at]));
  return {
    article: {
      url: `${article.id}/`,
      questions: questions[place] ?? [],
      excluded: excluded[place] ?? [],
      written: "",
      works: {},
      flow: "",
      ...said,
      facts: (article.facts ?? []).map(([url, ask, terms]) => ({
        url, ask: byAudience(ask), terms: terms.split("|").map((term) => term.split(" ")),
      })),
    },
    claim: {
      id, text, lay: byAudience(lay), section, status, since, certainty, references: references.split(" ").filter(Boolean),
      asks: (asked[at] ?? "").split("|").filter(Boolean),
    },
  };
}

/**
 * The key of a whole question, little words included, under which the index has those of its authors.
 *
 * @param {string[]} words
 */
async function keyOf(words) {
  return `?${nameOf(await digestOf(new TextEncoder().encode(words.join(" "))))}`;
}

/**
 * Stems that a word of a question may stand for.
 *
 * @param {string} stem
 * @param {Map<string, number>} bits
 * @param {Map<string, import("./question.js").Near[]>} repairs
 * @param {import("./question.js").Part[]} parts
 * @param {import("./analyser.js").Analyser} analyser
 */
function formsOf(stem, bits, repairs, parts, analyser) {
  const named = parts.filter((part) => part.isConcept && part.bits & (bits.get(stem) ?? 0));
  return new Set([
    stem, ...(repairs.get(stem) ?? []).map(({ key }) => key), ...named.flatMap(({ postings }) => analyser.stems(postings.name)),
  ]);
}

/**
 * Wordings as the index packs them: the patient's alone as a text.
 *
 * @param {string | Record<string, string>} said
 * @returns {Record<string, string>}
 */
function byAudience(said) {
  return typeof said !== "string" ? said : said ? { patient: said } : {};
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
