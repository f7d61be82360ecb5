import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = new URL('../', import.meta.url);

/**
 * gray-matter brings js-yaml 3, whose engine is never used: our own YAML port is plugged in. It stays out of the
 * bundle.
 */
const withoutJsYaml = {
  name: 'without-js-yaml',
  setup(builder) {
    builder.onResolve({ filter: /^js-yaml$/ }, () => ({ path: 'js-yaml', namespace: 'refused' }));
    builder.onLoad({ filter: /.*/, namespace: 'refused' }, () => ({
      contents:
        'module.exports = { safeLoad: refuse, safeDump: refuse };\nfunction refuse() { throw new Error("js-yaml is not bundled"); }',
    }));
  },
};

/**
 * Packages that are not bundled, because they read files of their own; they are imported statically, from a lazy chunk.
 */
export const BESIDE = ['node-sqlite3-wasm'];

/** The options that all our bundles share. */
export const bundling = {
  absWorkingDir: fileURLToPath(root),
  bundle: true,
  format: 'esm',
  platform: 'node',
  external: BESIDE,
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
  plugins: [withoutJsYaml],
  logLevel: 'warning',
};
