import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filledDocument } from './filled.mjs';

/** The launcher that is measured. */
export const BIN = fileURLToPath(new URL('../bin/expctl.js', import.meta.url));
const KINDS = ['exp', 'ml-exp', 'tracking-log', 'plan', 'ml-issue'];
const PREFIX = { exp: 'EXP', 'ml-exp': 'ML-EXP', 'tracking-log': 'exp', plan: undefined, 'ml-issue': undefined };
const PER_FOLDER = 1000;

/** Documents of the five kinds, made from the output of `expctl new`; the same number gives the same text. */
export function documents(folder) {
  const place = mkdtempSync(join(folder, 'scaffold-'));
  const scaffolds = KINDS.map((kind) => ({ kind, text: scaffoldOf(kind, place) }));
  rmSync(place, { recursive: true });
  return (number) => {
    const { kind, text } = scaffolds[number % scaffolds.length];
    const prefix = PREFIX[kind];
    const id = prefix === undefined ? `doc-${number}` : `${prefix}-${String(1000 + number)}`;
    return { name: `${id}-bench.md`, text: filledDocument(text, { id, number }) };
  };
}

/** Writes `count` documents below `folder`/experiments, a thousand to a folder, and returns their size in bytes. */
export function writeCorpus(folder, count) {
  const documentOf = documents(folder);
  let bytes = 0;
  for (let number = 0; number < count; number++) {
    const part = join(folder, 'experiments', String(Math.floor(number / PER_FOLDER)).padStart(3, '0'));
    if (number % PER_FOLDER === 0) mkdirSync(part, { recursive: true });
    const { name, text } = documentOf(number);
    bytes += Buffer.byteLength(text);
    writeFileSync(join(part, name), text);
  }
  return bytes;
}

function scaffoldOf(kind, cwd) {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [
      BIN,
      'new',
      kind,
      'Warm start of the decoder',
      '--stdout',
      ...(PREFIX[kind] === undefined ? [] : ['--id', `${PREFIX[kind]}-999`]),
    ],
    { cwd, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`expctl new ${kind}: ${stderr}`);
  return PREFIX[kind] === undefined ? stdout : stdout.replaceAll(`${PREFIX[kind]}-999`, '{{ID}}');
}
