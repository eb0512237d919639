// Builds the pages into dist, or into the folder named by the first argument. The same sources give the same bytes.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'playground');
const target = join(process.argv[2] ?? join(here, 'dist'), 'playground');

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { playground: join(source, 'main.jsx') },
  outdir: target,
  bundle: true,
  minify: true,
  metafile: true,
  charset: 'utf8',
  define: { 'process.env.NODE_ENV': '"production"' },
  format: 'esm',
  jsx: 'automatic',
  legalComments: 'none', // the licences are collected whole below
  loader: { '.graphql': 'text' },
  logLevel: 'warning',
  target: ['chrome109', 'firefox115', 'safari16'],
});
for (const name of ['index.html', 'icon.svg']) {
  await cp(join(source, name), join(target, name));
}
await writeFile(join(target, 'licences.txt'), await licences(Object.keys(metafile.inputs)));

// The licences of all packages that went into the build.
async function licences(inputs) {
  const packages = new Set(inputs.map((i) => i.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean));
  const texts = new Map();
  for (const folder of packages) {
    const about = JSON.parse(await readFile(join(here, folder, 'package.json'), 'utf8'));
    texts.set(`${about.name} ${about.version} (${about.license})`, await licence(folder));
  }
  const line = '-'.repeat(72);
  return [...texts.keys()].sort().map((name) => `${name}\n\n${texts.get(name)}\n${line}\n`).join('\n');
}

async function licence(folder) {
  for (const name of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE', 'LICENSE-MIT']) {
    try {
      return (await readFile(join(here, folder, name), 'utf8')).replaceAll('\r\n', '\n').replace(/[ \t]+$/gm, '').trimEnd();
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return 'The package comes without the text of its licence.';
}
