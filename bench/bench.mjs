// `npm run bench` (`-- --quick` in under three minutes): measures the built tool and prints its goals with the measured
// values. `-- --json FILE` writes the ratios as a run output, for `expctl log`.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BIN, writeCorpus } from './corpus.mjs';
import { GOALS, goalLine } from './goals.mjs';
import { writeLongTable } from './long-table.mjs';
import { measure, peakMemory, ratio } from './measure.mjs';
import { installPeer } from './peers.mjs';

const isQuick = process.argv.includes('--quick');
const output = process.argv[process.argv.indexOf('--json') + 1 || process.argv.length];
const PAIRS = { small: isQuick ? 15 : 31, large: isQuick ? 1 : 5 };
const node = process.execPath;
const folder = mkdtempSync(join(tmpdir(), 'expctl-bench-'));
const measured = new Map();

try {
  if (!existsSync(fileURLToPath(new URL('../dist/cli.cjs', import.meta.url))))
    throw new Error('build first: npm run build');
  await run();
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
}
printTable();
if (output !== undefined) writeOutput();

async function run() {
  const many = corpus('many', 10_000);
  const fewer = corpus('fewer', 1000);
  const nothing = (cwd) => () => measure(node, ['-e', '0'], { cwd });
  const tool =
    (cwd, ...args) =>
    () =>
      measure(node, [BIN, ...args], { cwd });

  set('G1', ratio(tool(fewer.folder, 'check', fewer.one), nothing(fewer.folder), PAIRS.small));
  set('G2', ratio(tool(folder, '--version'), nothing(folder), PAIRS.small));
  set('G2 help', ratio(tool(folder, '--help'), nothing(folder), PAIRS.small));
  set('G3', ratio(tool(many.folder, 'check', '--no-cache'), nothing(many.folder), PAIRS.large));
  measured.set(
    'G3 memory',
    peakMemory([BIN, 'check', '--no-cache'], { cwd: many.folder }) / peakMemory(['-e', '0'], { cwd: many.folder }),
  );
  tool(many.folder, 'check')();
  set('G6', ratio(tool(many.folder, 'check'), nothing(many.folder), PAIRS.small));
  const [ofMany, ofFewer] = [many, fewer].map((made) => tool(made.folder, 'check', '--no-cache'));
  set('G7', ratio(ofMany, ofFewer, PAIRS.large));
  set('G11', ratio(tool(many.folder, 'report', '--format', 'json'), ofMany, PAIRS.large));

  const tables = join(folder, 'tables');
  mkdirSync(tables);
  git(tables, 'init', '--quiet');
  const long = writeLongTable(tables, 100_000);
  set('G8', ratio(tool(tables, 'check', long), nothing(tables), PAIRS.large));
  setLog(long);

  git(many.folder, 'init', '--quiet');
  git(many.folder, 'add', '.');
  git(many.folder, '-c', 'user.name=bench', '-c', 'user.email=bench@example.org', 'commit', '--quiet', '-m', 'Corpus');
  appendFileSync(join(many.folder, many.one), '\nOne more line.\n');
  git(many.folder, 'add', many.one);
  set('G10', ratio(tool(many.folder, 'check', '--staged'), nothing(many.folder), PAIRS.small));

  comparePeer('G4', 'rumdl', { place: many.folder, args: ['check', '--no-cache', 'experiments'] });
  comparePeer('G5', 'markdownlint-cli2', { place: fewer.folder, args: ['experiments/**/*.md'] });
}

function corpus(name, count) {
  const place = join(folder, name);
  mkdirSync(place);
  const bytes = writeCorpus(place, count);
  process.stderr.write(`${count} documents, ${(bytes / count / 1000).toFixed(1)} KB each\n`);
  return { folder: place, one: join('experiments/000', readdirSync(join(place, 'experiments/000'))[0]) };
}

function set(id, { ratio: value }) {
  measured.set(id, value);
  process.stderr.write(`${id} ${value.toFixed(2)}\n`);
}

function setLog(path) {
  const script = fileURLToPath(new URL('log-in-process.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(node, [script, path], { encoding: 'utf8' });
  if (status !== 0) return measured.set('G9', `not measured: ${stderr.trim().split('\n').at(-1)}`);
  const { ours, theirs } = JSON.parse(stdout);
  return set('G9', { ratio: ours / theirs });
}

function comparePeer(id, name, { place, args }) {
  if (isQuick) return measured.set(id, 'skipped: --quick');
  const { program, why } = installPeer(folder, name);
  if (program === undefined) return measured.set(id, why);
  return set(
    id,
    ratio(
      () => measure(node, [BIN, 'check', '--no-cache'], { cwd: place }),
      () => measure(program, args, { cwd: place }),
      1,
    ),
  );
}

function git(cwd, ...args) {
  const { status, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

/** The ratios under the keys of the goals, without those that were not measured. */
function writeOutput() {
  const ratios = GOALS.map(({ id, key }) => [key, measured.get(id)])
    .filter(([, value]) => typeof value === 'number')
    .map(([key, value]) => [key, Number(value.toFixed(3))]);
  writeFileSync(
    output,
    `${JSON.stringify({ node: process.version, quick: isQuick, ...Object.fromEntries(ratios) }, null, 2)}\n`,
  );
}

function printTable() {
  const lines = [
    ['goal', 'what / of what', 'measured', 'at most (stretch)', ''],
    ...GOALS.map((goal) => goalLine(goal, measured.get(goal.id))),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(
    `${text.join('\n')}\n\nnode ${process.version}, ${cpus().length} processors, ${cpus()[0]?.model ?? '?'}\n`,
  );
}
