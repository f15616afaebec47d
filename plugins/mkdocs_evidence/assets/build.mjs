// Makes the scripts and style sheets, which are committed, from the sources beside this file.
//   node build.mjs           writes them
//   node build.mjs --check   exits 1 when a committed file differs from what its sources give, or weighs too much
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";

const here = fileURLToPath(new URL(".", import.meta.url));
const bundles = fileURLToPath(new URL("..", import.meta.url));
const MAX_GZIP_BYTES = { "evidence.js": 30_720, "evidence.css": 12_288, "evidence-search.js": 11_545, "evidence-digests.js": 1024, "evidence-answering.js": 3455, "evidence-room.js": 24_576, "evidence-room.css": 4096, "evidence-ed25519.js": 8192, "evidence-worker.js": 3072, "evidence-verify.js": 10_240, "evidence-verify.css": 2048, "evidence-material.js": 1536 };
const BANNER = "/* Made by build.mjs from source/; do not edit. */";

const MAX_FLOW_GZIP_BYTES = 4096;

const options = {
  absWorkingDir: here,
  entryPoints: {
    "assets/evidence": "source/main.js",
    "assets/evidence.style": "source/main.css",
    "assets/evidence-digests": "source/search/fallback.js",
    "assets/evidence-room": "source/room/main.js",
    "assets/evidence-room.style": "source/room/room.css",
    "assets/evidence-ed25519": "source/room/fallback.js",
    "assets/evidence-worker": "source/offline/worker.js",
    "assets/evidence-verify": "source/verify/main.js",
    "assets/evidence-verify.style": "source/verify/verify.css",
    "assets/evidence-material": "source/material/main.js",
    "assets/evidence-material.style": "source/material/main.css",
  },
  outdir: bundles,
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: "es2022",
  banner: { js: BANNER, css: BANNER },
  write: false,
  logLevel: "warning",
};
// Search comes in two scripts, that of every box and that of follow-up questions, so that a first question costs little. The
// second takes from the first what they share, and of that what its own modules name.
const FOLLOW_UP = ["follow_up.view", "verdict"];
const fromSearch = {
  name: "from-search",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/](claims\.view|problem\.view|shown|notes\.view|flow_questions\.view)\.js$/ }, ({ path }) => {
      const said = FOLLOW_UP.map((name) => readFileSync(`${here}source/find/${name}.js`, "utf8")).join("\n").match(/\w+/g);
      const names = [...readFileSync(path, "utf8").matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name]) => name);
      return { contents: `export const { ${names.filter((name) => said.includes(name))} } = globalThis.evidenceSearch.shared;` };
    }),
};
const withoutGate = {
  name: "without-gate",
  setup: ({ onLoad }) =>
    onLoad({ filter: /search[\\/]gate\.js$/ }, () => ({
      contents: "export const makeGate = (...given) => globalThis.evidenceSearch.makeGate(...given);",
    })),
};

// Names of properties that only the gate says, and only the script of search, of nothing that these read or hand out.
const ofGateAlone = /^(ofKind|put|about|stages|strict|said|halves|isMeaning|bit)$/;
const ofSearchAlone = /^(read(After|Byte|Bytes|List|Number|Runs|Text)|isAtEnd|isConcept|postings|neighbours|fetchFiles|lookupIn|fileOf|beside|lookup|surface|distance|runs|stemWord|take|coverage|allowed|isShort|numbers|texts|gaps|isListing|isFlat|showMore|showUnsigned|clearFilters|choose|unsigned|quoted|ambiguities|repairs|unread|instead)$/;

// What esbuild leaves is said shorter once more: 6 % of what readers get. Its `unsafe_arrows` asks that no `function` of ours is
// called with `new` or says `this`; there is none.
const SHORTER = { ecma: 2020, compress: { passes: 2, unsafe_arrows: true }, format: { comments: / Made by / } };

/** A file that esbuild made, its script in fewer letters. */
async function shorten(file) {
  if (!file.path.endsWith(".js")) return file;
  const { code } = await minify(file.text, SHORTER);
  return { path: file.path, contents: Buffer.from(`${code}\n`) };
}

const later = { ...options, banner: {} };
const parts = await Promise.all([
  build(options),
  build({ ...options, entryPoints: { "assets/evidence-search": "source/search/main.js" }, plugins: [withoutGate], mangleProps: ofSearchAlone }),
  build({ ...later, entryPoints: { "assets/evidence-answering": "source/find/answering.js" }, plugins: [fromSearch], mangleProps: ofGateAlone }),
]);
const outputFiles = await Promise.all(parts.flatMap((part) => part.outputFiles).map(shorten));
const weigh = (contents) => gzipSync(contents, { level: 9 }).length;

let faults = 0;
for (const { path, contents } of outputFiles) {
  const file = path.replace(".style.css", ".css");
  const name = basename(file);
  const weight = weigh(contents);
  console.log(`${name}: ${contents.length} bytes, ${weight} gzip`);
  if (weight > MAX_GZIP_BYTES[name]) {
    console.error(`${name} weighs more than ${MAX_GZIP_BYTES[name]} bytes gzip`);
    faults++;
  }
  if (!process.argv.includes("--check")) {
    writeFileSync(file, contents);
  } else if (!readFileSync(file).equals(Buffer.from(contents))) {
    console.error(`${name} is not what its sources give: run npm run build`);
    faults++;
  }
}

// What the form of a flow adds to the script: the same for one flow and for a thousand.
const withoutFlow = {
  name: "without-flow",
  setup: ({ onLoad }) =>
    onLoad({ filter: /source[\\/]flow[\\/][^\\/]+\.js$/ }, () => ({
      contents: "const none = () => {}; export { none as arriveByLink, none as returnTo, none as startStepper };",
    })),
};
const bare = await shorten((await build({ ...options, entryPoints: { "assets/evidence": "source/main.js" }, plugins: [withoutFlow] })).outputFiles[0]);
const script = outputFiles.find(({ path }) => path === `${bundles}assets/evidence.js`);
const added = weigh(script.contents) - weigh(bare.contents);
console.log(`flows in evidence.js: ${added} gzip`);
if (added > MAX_FLOW_GZIP_BYTES) {
  console.error(`flows weigh more than ${MAX_FLOW_GZIP_BYTES} bytes gzip`);
  faults++;
}
process.exitCode = faults ? 1 : 0;
