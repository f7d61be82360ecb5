import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type * as entry from './mutated-entry.ts';
import { onTestFinished } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** One change of a source file: the text that must occur exactly once, and its replacement. */
export type Mutation = { readonly file: string; readonly from: string; readonly to: string };

/** What the checks call: the statistics, and the path of a decision over runs or items. */
export type Statistics = typeof entry;

/** The modules as they would be with a mutation, bundled in a separate folder; nothing in `src` is changed. */
export async function withMutation(mutation: Mutation | undefined): Promise<Statistics> {
  const folder = mkdtempSync(join(tmpdir(), 'expctl-mutation-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'mutated.mjs');
  await build({
    entryPoints: [resolve(import.meta.dirname, 'mutated-entry.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'silent',
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    plugins: mutation === undefined ? [] : [mutating(mutation)],
  });
  return (await import(pathToFileURL(outfile).href)) as Statistics;
}

function mutating({ file, from, to }: Mutation): Plugin {
  const path = resolve(ROOT, 'src', file);
  return {
    name: 'mutating',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async (loaded) => {
        if (loaded.path !== path) return undefined;
        const text = await readFile(path, 'utf8');
        if (text.split(from).length !== 2) throw new Error(`${file} does not hold "${from}" once`);
        return { contents: text.replace(from, () => to), loader: 'ts' };
      });
    },
  };
}
