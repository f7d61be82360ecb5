// Writes the sources that are generated rather than kept: the version, the built-in kinds and the interfaces of their
// records.
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { root } from './bundling.mjs';
import { generateKinds } from './generate-kinds.mjs';

/** Writes every `*.generated.ts`; a file whose text would not change is not written. */
export async function generate() {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  await generateKinds(writeGenerated);
  await writeGenerated(
    'src/version.generated.ts',
    `/** The version of the package. */\nexport const VERSION = '${version}';\n\n/** Tells builds apart: what one found is not what another would find. */\nexport const BUILD = '${await digestOfSources()}';\n`,
  );
}

async function digestOfSources() {
  const hash = createHash('sha256');
  for (const folder of ['src/', 'templates/']) {
    const names = await readdir(new URL(folder, root), { recursive: true });
    for (const name of names.filter((each) => /\.(?:ts|md)$/.test(each) && each !== 'version.generated.ts').sort())
      hash.update(`${folder}${name}\0`).update(await readFile(new URL(folder + name, root)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Writes one generated source. */
export async function writeGenerated(path, text) {
  const url = new URL(path, root);
  const before = await readFile(url, 'utf8').catch(() => '');
  if (before !== text) await writeFile(url, text);
}

if (process.argv[1] === new URL(import.meta.url).pathname) await generate();
