// The service worker of a site that a reader chose to keep on a device. Written into a site as `sw.js`, behind a line
// that names the edition, so that a changed site is a changed worker. What the network answers always comes first.
import { fileAt, missingPage, sortFiles, stampKept, withSlash } from "./kept.js";

/**
 * @typedef {import("./kept.js").Listing} Listing
 * @typedef {{waitUntil(done: Promise<unknown>): void}} Lifetime
 * @typedef {{request: Request, respondWith(answer: Promise<Response>): void}} Asked
 * @typedef {{postMessage(message: unknown): void}} Client
 */
/**
 * What a service worker has and a page has not.
 *
 * @typedef {object} WorkerScope
 * @property {{version: string, listing: string}} edition
 * @property {ServiceWorkerRegistration} registration
 * @property {() => Promise<void>} skipWaiting
 * @property {{claim(): Promise<void>, matchAll(which: object): Promise<Client[]>}} clients
 * @property {((type: "install" | "activate", listener: (event: Lifetime) => void) => void)
 *   & ((type: "fetch", listener: (event: Asked) => void) => void)} addEventListener
 */

const worker = /** @type {WorkerScope} */ (/** @type {unknown} */ (self));
const { version, listing } = worker.edition;
const ROOT = worker.registration.scope;
const FAMILY = `evidence ${ROOT} `;
const EDITION = FAMILY + version;
const LISTING = `${ROOT}${listing}`;
const PATIENCE_MS = 6000;
const AT_ONCE = 6;

worker.addEventListener("install", (event) =>
  event.waitUntil(
    keepSite().catch(async (problem) => {
      await caches.delete(EDITION);
      throw problem;
    }),
  ),
);
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && fileAt(event.request.url, ROOT) !== null) event.respondWith(answer(event.request));
});

async function keepSite() {
  const response = await fetch(LISTING, { cache: "no-store" });
  const next = /** @type {Listing} */ (await response.clone().json());
  if (next.version !== version) throw new Error("The site changed while it was being kept.");
  const cache = await caches.open(EDITION);
  const older = await openOlder();
  const { unchanged, changed } = sortFiles(next, older?.listing ?? null);
  const held = new Set(unchanged);
  const waiting = [...unchanged, ...changed];
  const all = waiting.length;
  let done = 0;
  const take = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const address = addressOf(path);
      const copy = held.has(path) ? await older?.cache.match(address) : undefined;
      await cache.put(address, copy ?? (await fetchWhole(address, next.files[path] ?? "")));
      done += 1;
      if (done % 10 === 0 || done === all) await tell({ done, all });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  await cache.put(LISTING, withDay(response));
  await worker.skipWaiting();
}

/** What an older edition holds, when it was kept to its end. */
async function openOlder() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(FAMILY) || name === EDITION) continue;
    const cache = await caches.open(name);
    const kept = await cache.match(LISTING);
    if (kept) return { cache, listing: /** @type {Listing} */ (await kept.json()) };
  }
  return null;
}

/**
 * @param {string} address
 * @param {string} digest
 */
async function fetchWhole(address, digest) {
  const response = await fetch(address, { cache: "no-cache" });
  const bytes = await response.arrayBuffer();
  const found = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))];
  if (!response.ok || found.map((byte) => byte.toString(16).padStart(2, "0")).join("") !== digest) {
    throw new Error(`${address} is not the file of this edition.`);
  }
  return new Response(bytes, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
}

/** @param {Response} response */
function withDay(response) {
  const headers = { "Content-Type": "application/json", "X-Kept-On": new Date().toISOString() };
  return new Response(response.body, { headers });
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(FAMILY) && name !== EDITION) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** @param {{done: number, all: number}} progress */
async function tell(progress) {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(progress);
}

/**
 * What the network says; what is kept when it says nothing, or nothing for long.
 *
 * @param {Request} request
 */
async function answer(request) {
  const isPage = request.mode === "navigate";
  const fetched = fetch(request);
  try {
    return await (isPage ? Promise.race([fetched, afterPatience()]) : fetched);
  } catch (problem) {
    const kept = await findKept(request);
    if (kept) return kept;
    if (!isPage) throw problem;
    return fetched.catch(
      () => new Response(missingPage(ROOT), { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } }),
    );
  }
}

/** @returns {Promise<never>} */
function afterPatience() {
  return new Promise((_, fail) => setTimeout(() => fail(new Error("no answer yet")), PATIENCE_MS));
}

/** @param {Request} request */
async function findKept(request) {
  const path = fileAt(request.url, ROOT);
  const cache = await caches.open(EDITION);
  const found = path === null ? undefined : await cache.match(addressOf(path));
  // As a server does with a folder's address that was typed without its slash.
  if (!found && path !== null && (await cache.match(addressOf(`${path}/index.html`)))) return Response.redirect(withSlash(request.url));
  if (!found || request.mode !== "navigate" || !(path ?? "").endsWith(".html")) return found;
  const day = (await cache.match(LISTING))?.headers.get("X-Kept-On");
  const keptOn = day ? new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }) : "";
  return new Response(stampKept(await found.text(), { keptOn, version }), { headers: found.headers });
}

/** @param {string} path */
function addressOf(path) {
  return ROOT + path.split("/").map(encodeURIComponent).join("/");
}
