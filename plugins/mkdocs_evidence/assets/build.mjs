// Makes evidence.js and evidence.css, which are committed, from the sources beside this file.
//   node build.mjs           writes both
//   node build.mjs --check   exits 1 when a committed file differs from what its sources give, or weighs too much
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const MAX_GZIP_BYTES = { "evidence.js": 30_720, "evidence.css": 12_288, "evidence-search.js": 15_360 };
const BANNER = "/* Made by build.mjs from source/; do not edit. */";

const MAX_FLOW_GZIP_BYTES = 4096;

const options = {
  absWorkingDir: here,
  entryPoints: { "evidence": "source/main.js", "evidence.style": "source/main.css", "evidence-search": "source/search/main.js" },
  outdir: here,
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: "es2022",
  banner: { js: BANNER, css: BANNER },
  write: false,
  logLevel: "warning",
};
const { outputFiles } = await build(options);
const weigh = (contents) => gzipSync(contents, { level: 9 }).length;

let faults = 0;
for (const { path, contents } of outputFiles) {
  const name = path.slice(here.length).replace(".style", "");
  const weight = weigh(contents);
  console.log(`${name}: ${contents.length} bytes, ${weight} gzip`);
  if (weight > MAX_GZIP_BYTES[name]) {
    console.error(`${name} weighs more than ${MAX_GZIP_BYTES[name]} bytes gzip`);
    faults++;
  }
  if (!process.argv.includes("--check")) {
    writeFileSync(here + name, contents);
  } else if (!readFileSync(here + name).equals(Buffer.from(contents))) {
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
const bare = await build({ ...options, entryPoints: { "evidence": "source/main.js" }, plugins: [withoutFlow] });
const script = outputFiles.find(({ path }) => path === `${here}evidence.js`);
const added = weigh(script.contents) - weigh(bare.outputFiles[0].contents);
console.log(`flows in evidence.js: ${added} gzip`);
if (added > MAX_FLOW_GZIP_BYTES) {
  console.error(`flows weigh more than ${MAX_FLOW_GZIP_BYTES} bytes gzip`);
  faults++;
}
process.exitCode = faults ? 1 : 0;
