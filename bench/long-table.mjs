import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawing } from './random.mjs';
import { BIN } from './corpus.mjs';

/** Writes a plan whose test matrix has `rows` runs, and returns its path. */
export function writeLongTable(folder, rows) {
  const { stdout } = spawnSync(process.execPath, [BIN, 'new', 'plan', 'Long', '--stdout'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const delimiter = stdout.indexOf('| --- |', stdout.indexOf('| Run ID | Date |'));
  const behind = stdout.indexOf('\n', delimiter) + 1;
  const next = stdout.indexOf('\n## ', behind);
  const draw = drawing(7);
  const lines = Array.from({ length: rows }, (_, at) => rowOf(at, draw));
  const path = join(folder, 'long.md');
  writeFileSync(path, `${stdout.slice(0, behind)}${lines.join('\n')}\n${next === -1 ? '' : stdout.slice(next)}`);
  return path;
}

const rowOf = (at, draw) =>
  `| run-${at} | ${draw.date()} | \`python train.py --max_steps ${1000 + at}\` | set-a | ${1000 + at} | 0.0003 | q_proj,v_proj | test.jsonl | 0.${1000 + draw.below(9000)} | 0.${1000 + draw.below(9000)} | ${draw.words(6)} |`;
