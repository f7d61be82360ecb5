// Bundles the command line with rolldown: CommonJS, because Node's loader of ES modules alone takes a tenth of `node -e
// 0`.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { BESIDE, root } from './bundling.mjs';

/**
 * The entries whose modules go into the first file: the most frequent command, and what runs after every reading
 * command.
 */
const AT_ONCE = [/\/src\/cli\.ts$/, /\/src\/commands\/check\.ts$/, /\/src\/commands\/log\/tell-queued\.ts$/];

/**
 * gray-matter brings js-yaml 3, whose engine is never used: our own YAML port is plugged in. It stays out of the
 * bundle.
 */
const withoutJsYaml = {
  name: 'without-js-yaml',
  resolveId: (source) => (source === 'js-yaml' ? '\0js-yaml' : undefined),
  load: (id) =>
    id === '\0js-yaml'
      ? 'export const safeLoad = refuse, safeDump = refuse; function refuse() { throw new Error("js-yaml is not bundled"); }'
      : undefined,
};

/**
 * A source of ASCII only is stored and read by V8 at half the size. The escapes mean the same wherever such a character
 * occurs: in strings, templates and regular expressions (no name of ours contains one).
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
  return plainExports(inAsciiOnly(code));
}

const inAsciiOnly = (code) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * What a file exports is never reassigned (a linter rule), and hundreds of getters take as long to define as a document
 * to read.
 */
const plainExports = (code) =>
  code.replace(
    /Object\.defineProperty\(exports,("[\w$]+"),\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g,
    'exports[$1]=$2',
  );

const GENERATED = /\/built-in-kinds\.generated\.ts$/;
const PARTS = /\[("[\w-]+"), (\{ facts: "(?:[^"\\]|\\.)*", )parts: ("(?:[^"\\]|\\.)*")/g;

/** A document is of one kind: each built-in kind is in a separate file, which is read on demand. */
const kindsBeside = {
  name: 'kinds-beside',
  resolveId: (source) => (/^\.\/kind-[\w-]+\.json$/.test(source) ? { id: source, external: true } : undefined),
  transform(code, id) {
    if (!GENERATED.test(id)) return undefined;
    if (code.match(PARTS) === null) throw new Error(`no kind is found in ${id}`);
    return code.replace(PARTS, (_, name, facts, parts) => {
      const fileName = `kind-${JSON.parse(name)}.json`;
      this.emitFile({ type: 'asset', fileName: `chunks/${fileName}`, source: inAsciiOnly(JSON.parse(parts)) });
      return `[${name}, ${facts}get parts() { return require('./${fileName}'); }`;
    });
  },
};

/**
 * Writes `cli.cjs` and its lazy chunks into a folder, and returns the paths of all modules in them, relative to the
 * project's folder.
 */
export async function bundleTool(dir) {
  const bundle = await rolldown({
    cwd: fileURLToPath(root),
    input: { cli: 'src/cli.ts' },
    platform: 'node',
    external: [...BESIDE],
    plugins: [withoutJsYaml, kindsBeside, inAscii],
    // gray-matter's JavaScript engine contains an `eval`; every engine but our own refuses.
    checks: { eval: false },
  });
  const style = {
    dir,
    format: 'cjs',
    minify: true,
    // What bin/load.js calls.
    postBanner: '(function (exports, require, module) {',
    postFooter: '})',
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

/** All modules that the commands of the first file need. */
function modulesAtOnce(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const open = chunks.filter(({ facadeModuleId }) => AT_ONCE.some((wanted) => wanted.test(facadeModuleId ?? '')));
  const reached = new Set(open);
  for (const { imports } of reached) for (const name of imports) if (byName.has(name)) reached.add(byName.get(name));
  return new Set([...reached].flatMap(({ moduleIds }) => moduleIds));
}
