'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const WRAPPER = ['(function (exports, require, module) {', '\n})'];
const loaded = new Map();

/**
 * Runs a file of dist/, with the compiled code that the build put beside it where this is the V8 that made it: reading
 * code costs a check of one document more than all the rest does. V8 refuses code of another version by itself.
 */
function load(file) {
  const known = loaded.get(file);
  if (known !== undefined) return known.module.exports;
  const module = { exports: {} };
  const script = compiled(file);
  loaded.set(file, { module, script });
  script.runInThisContext()(module.exports, requireFrom(file), module);
  return module.exports;
}

function compiled(file) {
  const code = WRAPPER.join(readFileSync(file, 'latin1'));
  const beside = compiledFile(file);
  return new Script(code, { filename: file, ...(existsSync(beside) ? { cachedData: readFileSync(beside) } : {}) });
}

/** Compiled code belongs to one V8 on one kind of machine. */
const compiledFile = (file) => `${file}.${process.versions.v8}-${process.arch}`;

function requireFrom(file) {
  const folder = dirname(file);
  // Everything else is bundled: what is left are Node's own modules.
  return (name) => (name.startsWith('.') ? load(join(folder, name)) : require(name));
}

/** What the build keeps: the code of every file that was run, the functions that were called among it. */
const compiledCode = () =>
  [...loaded].map(([file, { script }]) => ({ file: compiledFile(file), data: script.createCachedData() }));

module.exports = { load, compiledCode };
