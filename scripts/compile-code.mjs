// Runs the built tool once on its daily work, and stores the code that V8 compiled for it: its functions need not be
// parsed again.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { root } from './bundling.mjs';

const BIN = fileURLToPath(new URL('bin/expctl.js', root));
/** A filled document of every kind. */
const FILLED = fileURLToPath(new URL('test/fixtures/kinds', root));
const KINDS = ['exp', 'ml-exp', 'tracking-log', 'plan', 'ml-issue'];

const DOCUMENT = `# EXP-900: Warm

## Criteria

- [ ] \`expect: loss < 1\`

## Results

| Run | Loss | Notes |
| --- | ---- | ----- |
| w-1 | 0.42 |       |
`;

/** The most frequent commands. */
const DAILY = [
  ['log', 'warm.md', 'run.json', '--run-id', 'w-2'],
  ['check', 'warm.md'],
  ['decide', 'warm.md'],
  ['report'],
  ['list'],
  ['show', 'warm.md'],
];

/** Whether the folder's files are in a git index now; without git, code that reads an index is not stored. */
function isAdded(folder) {
  const git = (...words) => spawnSync('git', words, { cwd: folder, stdio: 'ignore' }).status === 0;
  return git('init', '--quiet') && git('add', '.');
}

/**
 * Writes the compiled code next to the files of dist/, and the help as it is printed without a terminal. A check of one
 * document comes first, and the code that it runs is stored with no more than it needs: everything stored has to be
 * read.
 */
export async function compileCode() {
  const { load, compiledCode } = createRequire(import.meta.url)('../bin/load.js');
  const asUsual = withoutMachineCode();
  const folder = await mkdtemp(join(tmpdir(), 'expctl-build-'));
  try {
    for (const kind of KINDS)
      execFileSync(process.execPath, [BIN, 'new', kind, 'Warm start'], { cwd: folder, stdio: 'ignore' });
    const { main, nodeHost } = load(fileURLToPath(new URL('dist/cli.cjs', root)));
    const quiet = (print = () => {}) => ({ ...nodeHost(folder), stdout: output(print), stderr: output(() => {}) });
    await cp(FILLED, join(folder, 'filled'), { recursive: true });
    for (const path of await readdir(folder, { recursive: true }))
      if (path.endsWith('.md')) await main(['check', path], quiet());
    await rm(join(folder, 'filled'), { recursive: true });
    await keep(asUsual(compiledCode));
    for (const kind of KINDS) await main(['new', kind, 'Warmer start'], quiet());
    await writeFile(join(folder, 'warm.md'), DOCUMENT);
    await writeFile(join(folder, 'run.json'), '{"loss": 0.5}');
    for (const words of DAILY) await main(words, quiet());
    if (isAdded(folder)) await main(['check', '--staged'], quiet());
    await keep(asUsual(compiledCode));
    let help = '';
    await main(
      ['--help'],
      quiet((text) => (help += text)),
    );
    await writeFile(new URL('dist/help.txt', root), help);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Makes V8 compile to bytecode only: where it has compiled a function to machine code once, it records this in the
 * stored code, and does it at the first call in every run that reads it. Code made `asUsual` has V8's usual flags,
 * without which it would be refused.
 */
function withoutMachineCode() {
  const usual = new Script('0').createCachedData();
  setFlagsFromString('--no-sparkplug');
  // Another text of the same length: V8 would not read the code of a text that it knows.
  if (!new Script('1', { cachedData: usual }).cachedDataRejected) return (make) => make();
  return (make) => {
    setFlagsFromString('--sparkplug');
    const made = make();
    setFlagsFromString('--no-sparkplug');
    return made;
  };
}

async function keep(code) {
  for (const { file, data } of code) if (!existsSync(file)) await writeFile(file, data);
}

const output = (write) => ({ isTTY: false, columns: undefined, write });
