// Compiles templates/*.md into the built-in kinds and the interfaces of their records.
import { build } from 'esbuild';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { bundling, root } from './bundling.mjs';

const ENTRY = `
export { compileTemplate } from './src/template/compile-template.ts';
export { featuresOfKind } from './src/template/likeness.ts';
export { interfacesFile } from './src/template/schema/interface-of.ts';
export { readFrontMatter } from './src/document/front-matter.ts';
`;

/** Writes the generated sources of src/template; `write` takes a path and a text. */
export async function generateKinds(write) {
  const { compileTemplate, featuresOfKind, interfacesFile, readFrontMatter } = await compiler();
  const files = (await readdir(new URL('templates', root))).filter((name) => name.endsWith('.md')).sort();
  const kinds = await Promise.all(
    files.map(async (name) => {
      const text = (await readFile(new URL(`templates/${name}`, root), 'utf8')).replaceAll('\r\n', '\n');
      return compileTemplate({ path: `templates/${name}`, text }, { frontMatter: readFrontMatter(text) });
    }),
  );
  await write('src/template/built-in-kinds.generated.ts', kindsFile(kinds, featuresOfKind));
  await write('src/template/kind-records.generated.ts', interfacesFile(kinds));
}

/** Two JSON values for each kind: what a document is recognised by, and everything else. */
function kindsFile(kinds, featuresOfKind) {
  const entries = kinds.map(({ name, path, identity, ...parts }) => {
    const { names, headers } = featuresOfKind({ name, path, identity, ...parts });
    const facts = { name, path, identity, features: { names: [...names], headers } };
    return `  [${JSON.stringify(name)}, { facts: ${quoted(facts)}, parts: ${quoted(parts)} }],\n`;
  });
  const type = 'ReadonlyMap<string, { readonly facts: string; readonly parts: string }>';
  return `/** The built-in kinds as JSON, by name. */\nexport const BUILT_IN_KIND_SOURCES: ${type} = new Map([\n${entries.join('')}]);\n`;
}

const quoted = (data) => JSON.stringify(JSON.stringify(data));

/** src/template as a module that can run here: bundled, because its sources are TypeScript. */
async function compiler() {
  const { outputFiles } = await build({
    ...bundling,
    stdin: { contents: ENTRY, resolveDir: bundling.absWorkingDir, loader: 'ts' },
    minifySyntax: false,
    minifyWhitespace: false,
    write: false,
  });
  const file = new URL(`node_modules/.expctl-kinds-${process.pid}.mjs`, root);
  await writeFile(file, outputFiles[0].contents);
  try {
    return await import(file.href);
  } finally {
    await rm(file);
  }
}
