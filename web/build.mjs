// Builds the pages into dist, or into the folder named by the first argument. The same sources give the same bytes.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.argv[2] ?? join(here, 'dist');

await page('playground', 'main.jsx', { jsxImportSource: 'react', external: ['graphql-ws'] });
await page('explorer', 'main.tsx', { jsxImportSource: 'preact', splitting: true });

// page builds one page out of the folder of its name.
async function page(name, main, options) {
  const source = join(here, name);
  const target = join(dist, name);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: { [name]: join(source, main) },
    outdir: target,
    bundle: true,
    minify: true,
    metafile: true,
    charset: 'utf8',
    chunkNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    format: 'esm',
    jsx: 'automatic',
    legalComments: 'none', // the licences are collected whole below
    loader: { '.graphql': 'text' },
    logLevel: 'warning',
    target: ['chrome109', 'firefox115', 'safari16'],
    ...options,
  });
  for (const file of ['index.html', 'icon.svg']) {
    await cp(join(source, file), join(target, file));
  }
  await writeFile(join(target, 'licences.txt'), await licences(Object.keys(metafile.inputs)));
}

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
