// Makes ../estelar/ui/static/bundle: every src/*.ts is an entry, src/styles.css the style sheet,
// icons.txt the icons. Names carry a hash of their content; manifest.json (written last) tells which is which.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const bundle = join(here, "../estelar/ui/static/bundle");
const run = promisify(execFile);
const hashOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 10);

async function scripts(folder) {
  const entries = (await readdir(join(here, "src"))).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));
  const result = await build({
    absWorkingDir: here,
    entryPoints: entries.map((name) => join("src", name)),
    bundle: true,
    format: "esm",
    splitting: true,
    minify: true,
    sourcemap: false,
    metafile: true,
    target: ["es2022"],
    legalComments: "none",
    outdir: folder,
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[name]-[hash]",
    logLevel: "warning",
  });
  const names = {};
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint) names[basename(output.entryPoint).replace(/\.ts$/, ".js")] = basename(path);
  }
  return names;
}

/** Paper is white: in print the colours of the light theme hold, whatever the reader's theme. */
function onPaper(css) {
  const light = /\[data-theme=light\]\{([^{}]*)\}/.exec(css);
  if (!light) throw new Error("the light theme was not found in the style sheet: look at onPaper in build.mjs");
  return `${css}\n@media print{:root:root:root,:root:root[data-theme]{${light[1]}}}\n`;
}

async function styles(folder) {
  const made = join(folder, "styles.css");
  await run(
    process.execPath,
    [join(here, "node_modules/@tailwindcss/cli/dist/index.mjs"), "-i", "src/styles.css", "-o", made, "--minify"],
    { cwd: here },
  );
  const text = onPaper(await readFile(made, "utf8"));
  await writeFile(made, text);
  const name = `styles-${hashOf(text)}.css`;
  await rename(made, join(folder, name));
  return { "styles.css": name };
}

async function icons(folder) {
  const names = (await readFile(join(here, "icons.txt"), "utf8"))
    .split("\n").map((line) => line.replace(/#.*/, "").trim()).filter(Boolean);
  const unknown = [];
  const symbols = await Promise.all([...new Set(names)].sort().map(async (name) => {
    const file = join(here, "node_modules/lucide-static/icons", `${name}.svg`);
    const svg = await readFile(file, "utf8").catch(() => unknown.push(name) && "");
    const body = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[\s\S]*?>|<\/svg>\s*$/g, "").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
  }));
  if (unknown.length) throw new Error(`icons.txt names icons that lucide does not have: ${unknown.join(", ")}`);
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
  const name = `icons-${hashOf(sprite)}.svg`;
  await writeFile(join(folder, name), sprite);
  return { "icons.svg": name, icons: [...new Set(names)].sort() };
}

async function star(folder) {
  const svg = await readFile(join(here, "src/star.svg"));
  const name = `star-${hashOf(svg)}.svg`;
  await writeFile(join(folder, name), svg);
  return { "star.svg": name };
}

/** Files of earlier builds stay for an hour: a page that is open now may still ask for them. */
async function sweep(keep) {
  const hourAgo = Date.now() - 3_600_000;
  for (const name of await readdir(bundle)) {
    const path = join(bundle, name);
    if (!keep.has(name) && (await stat(path)).mtimeMs < hourAgo) await rm(path, { force: true });
  }
}

async function make() {
  const started = Date.now();
  const folder = await mkdtemp(join(tmpdir(), "estelar-bundle-"));
  try {
    const parts = await Promise.all([scripts(folder), styles(folder), icons(folder), star(folder)]);
    const manifest = Object.assign({}, ...parts);
    await mkdir(bundle, { recursive: true });
    const made = await readdir(folder);
    for (const name of made) await cp(join(folder, name), join(bundle, name));
    const draft = join(bundle, `manifest.${process.pid}.tmp`);
    await writeFile(draft, JSON.stringify(manifest, null, 2) + "\n");
    await rename(draft, join(bundle, "manifest.json"));
    await sweep(new Set([...made, "manifest.json"]));
    console.log(`bundle: ${made.length} files in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  await make();
} catch (error) {
  console.error(String(error.stderr || error.message || error));
  process.exit(1);
}
