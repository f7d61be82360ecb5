// Builds dist/: generated sources, one bundle with lazy chunks, declarations of the public API, licences of the bundled
// packages.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleTool } from './bundle-tool.mjs';
import { bundling, root } from './bundling.mjs';
import { compileCode } from './compile-code.mjs';
import { generate } from './generate.mjs';
import { licencesOf } from './licences.mjs';

await rm(new URL('dist', root), { recursive: true, force: true });
await generate();

const { metafile } = await build({
  ...bundling,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  metafile: true,
});

const modules = await bundleTool('dist');
await compileCode();

await writeFile(
  new URL('dist/THIRD-PARTY-LICENSES.txt', root),
  await licencesOf([...Object.keys(metafile.inputs), ...modules]),
);

const tsc = new URL('node_modules/typescript/bin/tsc', root);
execFileSync(process.execPath, [fileURLToPath(tsc), '-p', 'tsconfig.build.json'], {
  cwd: fileURLToPath(root),
  stdio: 'inherit',
});

for (const made of ['dist/cli.cjs', 'dist/help.txt', 'dist/index.js', 'dist/index.d.ts'])
  if (!existsSync(new URL(made, root))) throw new Error(`the build made no ${made}`);
const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
process.stdout.write(`built expctl ${version}\n`);
