'use strict';
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const loaded = new Map();

/**
 * Runs a file of dist/, each of which is one function, with the compiled code that the build put next to it if this is
 * the V8 that made it: parsing code costs a check of one document more than all the rest does. V8 itself refuses code
 * of another version.
 */
function load(file) {
  const known = loaded.get(file);
  if (known !== undefined) return known.module.exports;
  // Without a prototype V8 uses a hash table at once, and creates no new hidden class for each of hundreds of names.
  const module = { exports: Object.create(null) };
  const script = compiled(file);
  loaded.set(file, { module, script });
  script.runInThisContext()(module.exports, requireFrom(file), module);
  return module.exports;
}

function compiled(file) {
  return new Script(readFileSync(file, 'latin1'), { filename: file, cachedData: bytesOf(compiledFile(file)) });
}

/** The bytes of a file that may be missing. */
function bytesOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Compiled code belongs to one V8 on one kind of machine. */
const compiledFile = (file) => `${file}.${process.versions.v8}-${process.arch}`;

function requireFrom(file) {
  const folder = dirname(file);
  return (name) => {
    // Everything else is bundled: only Node's own modules remain.
    if (!name.startsWith('.')) return require(name);
    const beside = join(folder, name);
    // JSON is returned as it is written, in ASCII.
    return name.endsWith('.json') ? readFileSync(beside, 'latin1') : load(beside);
  };
}

/** Used by the build: returns the code of every file that was run, including the functions that were called. */
const compiledCode = () =>
  [...loaded].map(([file, { script }]) => ({ file: compiledFile(file), data: script.createCachedData() }));

module.exports = { load, compiledCode };
