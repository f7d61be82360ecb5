// Bundles the command line with rolldown: CommonJS, because Node's loader of ES modules alone takes a tenth of `node -e 0`.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { BESIDE, root } from './bundling.mjs';

/** Whose modules lie in the first file: the command that is called again and again, with what follows every reading one. */
const AT_ONCE = [/\/src\/cli\.ts$/, /\/src\/commands\/check\.ts$/, /\/src\/commands\/log\/tell-queued\.ts$/];

/** gray-matter brings js-yaml 3, whose engine is never used: our own YAML port is plugged in. It stays out of the bundle. */
const withoutJsYaml = {
  name: 'without-js-yaml',
  resolveId: (source) => (source === 'js-yaml' ? '\0js-yaml' : undefined),
  load: (id) =>
    id === '\0js-yaml'
      ? 'export const safeLoad = refuse, safeDump = refuse; function refuse() { throw new Error("js-yaml is not bundled"); }'
      : undefined,
};

/**
 * A source of ASCII alone is kept and read by V8 at half the size. The escapes mean the same wherever such a character
 * stands: in strings, templates and regular expressions (no name of ours has one).
 */
const inAscii = {
  name: 'in-ascii',
  generateBundle: {
    order: 'post',
    handler(_, files) {
      for (const file of Object.values(files)) if (file.type === 'chunk') file.code = escaped(file);
    },
  },
};

function escaped({ fileName, code }) {
  if (/(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.test(code))
    throw new Error(`${fileName} holds a backslash before a character beyond ASCII`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Writes `cli.cjs` and its lazy chunks into a folder, and returns the paths of all modules in them, from the project's folder. */
export async function bundleTool(dir) {
  const bundle = await rolldown({
    cwd: fileURLToPath(root),
    input: { cli: 'src/cli.ts' },
    platform: 'node',
    external: [...BESIDE],
    plugins: [withoutJsYaml, inAscii],
    // gray-matter's JavaScript engine holds an `eval`; every engine but our own refuses.
    checks: { eval: false },
  });
  const style = {
    dir,
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
  };
  const { output: loose } = await bundle.generate(style);
  const together = modulesAtOnce(loose);
  const { output } = await bundle.write({
    ...style,
    codeSplitting: { groups: [{ name: 'check', test: (id) => together.has(id) }] },
  });
  await bundle.close();
  return output.flatMap(({ moduleIds = [] }) => moduleIds.map((id) => id.replace(fileURLToPath(root), '')));
}

/** All modules that the commands of the first file cannot run without. */
function modulesAtOnce(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const open = chunks.filter(({ facadeModuleId }) => AT_ONCE.some((wanted) => wanted.test(facadeModuleId ?? '')));
  const reached = new Set(open);
  for (const { imports } of reached) for (const name of imports) if (byName.has(name)) reached.add(byName.get(name));
  return new Set([...reached].flatMap(({ moduleIds }) => moduleIds));
}
