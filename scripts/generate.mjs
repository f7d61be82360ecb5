// Writes the sources that are made, not kept: the version, the built-in kinds and the interfaces of their records.
import { readFile, writeFile } from 'node:fs/promises';
import { root } from './bundling.mjs';
import { generateKinds } from './generate-kinds.mjs';

/** Writes every `*.generated.ts`; a file whose text is the same is left alone. */
export async function generate() {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  await writeGenerated(
    'src/version.generated.ts',
    `/** The version of the package. */\nexport const VERSION = '${version}';\n`,
  );
  await generateKinds(writeGenerated);
}

/** Writes one generated source. */
export async function writeGenerated(path, text) {
  const url = new URL(path, root);
  const before = await readFile(url, 'utf8').catch(() => '');
  if (before !== text) await writeFile(url, text);
}

if (process.argv[1] === new URL(import.meta.url).pathname) await generate();
