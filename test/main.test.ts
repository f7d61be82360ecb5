import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/registry.ts';
import { readWords } from '../src/commands/read-words.ts';
import { withGlobalOptions } from '../src/commands/global-options.ts';
import { expctl } from './built-tool.ts';
import { projectFolder } from './project-folder.ts';

const LAUNCHER = resolve(import.meta.dirname, '../bin/expctl.js');

describe('the words of the command line', () => {
  it.each(COMMANDS.map(({ name }) => name))(
    '%s has help with examples, and with what is read and written',
    async (name) => {
      const { code, stdout } = await projectFolder().expctl(name, '--help');
      expect(code).toBe(0);
      for (const part of ['Usage:', 'Examples:', 'Reads:', 'Writes:', `expctl ${name}`]) expect(stdout).toContain(part);
    },
  );

  it('have the same commands in registry and spec', async () => {
    for (const { name, summary, load } of COMMANDS) {
      const { command } = await load();
      expect({ name: command.spec.name, summary: command.spec.summary }).toEqual({ name, summary });
    }
  });

  it.each([
    [['chek'], "unknown command 'chek'", 'Did you mean check?'],
    [['help', 'chek'], "unknown command 'chek'", 'Did you mean check?'],
    [['help', 'kettles'], "unknown command 'kettles'", ''],
    [['check', '--kettles'], "unknown option '--kettles'", '  hint: `expctl check --help` shows the options\n'],
    [['check', '-k'], "unknown option '-k'", '  hint: `expctl check --help` shows the options\n'],
    [['--kettles'], "unknown option '--kettles'", '  hint: `expctl --help` shows the options\n'],
    [['check', '--stagd'], "unknown option '--stagd'", 'Did you mean --staged?'],
    [['check', '--format', 'txt'], "argument 'txt' is invalid", 'text, json, github'],
    [['check', '--format', 'gihub'], "argument 'gihub' is invalid", '(Did you mean github?)\n'],
    [['export', '--table', 'runs', '--table', 'metrcs'], "argument 'metrcs' is invalid", '(Did you mean metrics?)\n'],
    [['export', '--table', 'kettles'], "argument 'kettles' is invalid", 'runs, metrics, parameters'],
    [['export', '--table', 'kettles', '--table', 'metrics'], "argument 'kettles' is invalid", 'runs, metrics'],
    [['new'], 'missing required argument', 'kind'],
    [['new', 'ex', 'Title'], 'there is no kind "ex"', 'did you mean exp?'],
    [['log', 'x'], 'missing required argument', 'outputs'],
    [['check', 'nowhere/*.md'], 'matches no file', ''],
  ])('answer %j with how to fix it', async (argv, message, hint) => {
    const { code, stdout, stderr } = await projectFolder().expctl(...argv);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });

  it('have choices only once in the help', async () => {
    const { stdout } = await projectFolder().expctl('check', '--help');
    expect(stdout).toContain('  --format <FORMAT>  text, json or github\n');
    expect(stdout).not.toContain('choices:');
  });

  it.each([
    [['check', 'experiments/EXP-001-kties.md'], 'did you mean experiments/EXP-001-kites.md?'],
    [['check', 'experimens/EXP-001-kites.md'], 'did you mean experiments/EXP-001-kites.md?'],
    [['check', 'experimens'], 'did you mean experiments?'],
    [['check', 'experiments\\EXP-001-kites.md'], 'did you mean experiments/EXP-001-kites.md?'],
    [['check', 'experiments\\*.md'], 'did you mean experiments/*.md?'],
    [['show', '.\\experiments\\EXP-001-kites.md'], 'did you mean experiments/EXP-001-kites.md?'],
    [['check', 'lab/notes.md'], 'paths are files, folders or quoted globs'],
    [['show', 'experiments/EXP-001-kties.md'], 'did you mean experiments/EXP-001-kites.md?'],
    [['log', 'EXP-001', 'out/metrcs.json'], 'did you mean out/metrics.json?'],
    [['inspect', 'ot'], 'did you mean out?'],
    [['new', 'exp', '--from-issue', 'out/metric.json'], 'did you mean out/metrics.json?'],
    [['list', '--config', 'expctl.yml'], 'did you mean expctl.yaml?'],
    [['show', 'experimens'], 'give an id that `expctl list` shows, or a file'],
  ])('get the nearest path for %j', async (argv, hint) => {
    const folder = projectFolder({
      'experiments/EXP-001-kites.md': '# EXP-001: Kites\n',
      'out/metrics.json': '{}',
      'expctl.yaml': 'rules: {}\n',
    });
    const { code, stdout, stderr } = await folder.expctl(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(hint);
  });

  it('print help on standard output if there are none', async () => {
    const { code, stdout } = await projectFolder().expctl();
    expect(code).toBe(0);
    expect(stdout).toContain('Commands:');
    expect(stdout.split('\n').filter((line) => line.length > 84)).toEqual([]);
  });

  it('are read in plain calls as by commander', async () => {
    const specs = await Promise.all(COMMANDS.map(async ({ load }) => withGlobalOptions((await load()).command.spec)));
    const word = fc.stringMatching(/^[a-z0-9./=]{1,8}$/u);
    const call = fc.constantFrom(...specs).chain((spec) =>
      fc.record({
        spec: fc.constant(spec),
        parts: fc.array(
          fc.oneof(
            word.map((text) => [text]),
            fc.tuple(fc.constantFrom(...spec.options), word, fc.boolean()).map(([option, text, attached]) => {
              const isOff = option.negatable === true && attached;
              if (option.value === undefined) return [isOff ? `--no-${option.name}` : `--${option.name}`];
              const value = option.choices?.[0] ?? text;
              return attached ? [`--${option.name}=${value}`] : [`--${option.name}`, value];
            }),
          ),
          { maxLength: 5 },
        ),
      }),
    );
    const { commanderWords } = await import('../src/program.ts');
    await fc.assert(
      fc.asyncProperty(call, async ({ spec, parts }) => {
        const argv = parts.flat();
        const read = readWords(spec, argv);
        if (read === undefined) return;
        const other = await commanderWords(spec, argv);
        expect(read.words).toEqual(other.words);
        for (const { name } of spec.options)
          expect([name, read.options.flag(name), read.options.value(name), read.options.values(name)]).toEqual([
            name,
            other.options.flag(name),
            other.options.value(name),
            other.options.values(name),
          ]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the built tool', () => {
  it('prints its version', () => {
    expect(expctl(['--version'], { cwd: '.' })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u),
    });
  });

  it('contains code that its V8 accepts', () => {
    expctl(['--version'], { cwd: '.' });
    const read = `
      const { readFileSync, readdirSync } = require('node:fs');
      const ending = '.' + process.versions.v8 + '-' + process.arch;
      const kept = readdirSync('dist', { recursive: true }).filter((file) => file.endsWith(ending));
      const isTaken = (file) => {
        const source = readFileSync('dist/' + file.slice(0, -ending.length), 'latin1');
        return !new (require('node:vm').Script)(source, { cachedData: readFileSync('dist/' + file) }).cachedDataRejected;
      };
      console.log(JSON.stringify({ kept: kept.length, refused: kept.filter((file) => !isTaken(file)) }));`;
    const { stdout } = spawnSync(process.execPath, ['-e', read], { cwd: resolve(LAUNCHER, '../..'), encoding: 'utf8' });
    const { kept, refused } = JSON.parse(stdout);
    expect(kept).toBeGreaterThan(10);
    expect(refused).toEqual([]);
  });

  it('colours only when asked or on a terminal', () => {
    const folder = projectFolder({ 'experiments/x.md': '# EXP-001: X\n\n**Status**: RUNING\n' });
    const plain = expctl(['check', 'experiments/x.md'], { cwd: folder.path });
    const forced = expctl(['check', 'experiments/x.md', '--color', 'always'], { cwd: folder.path });
    // oxlint-disable-next-line no-control-regex -- colours are the subject here
    const colour = /\x1b\[/u;
    expect(plain.stdout).not.toMatch(colour);
    expect(forced.stdout).toMatch(colour);
    expect(
      expctl(['check', 'experiments/x.md'], { cwd: folder.path, env: { NO_COLOR: '', FORCE_COLOR: '1' } }).stdout,
    ).toMatch(colour);
    expect(
      expctl(['check', 'experiments/x.md'], { cwd: folder.path, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }).stdout,
    ).not.toMatch(colour);
  });

  it('ends quietly if its reader goes away', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`experiments/EXP-${n}.md`, `# EXP-${n}: X\n\n**Status**: RUNING\n`]),
    );
    const folder = projectFolder(many);
    const child = spawn(process.execPath, [LAUNCHER, 'check', '--json'], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((done) => child.on('close', done));
    expect(errors).not.toContain('EPIPE');
    expect(errors).not.toContain('bug');
  });

  it.each([
    ['a socket', 'pipe' as const],
    ['a pipe', 'cat' as const],
  ])('writes everything to %s if the reader is slow', async (_, way) => {
    const rows = Array.from({ length: 4000 }, (_row, n) => `| run-${n} | ${n} | ${'word '.repeat(20)}|\n`).join('');
    const table = `# EXP-001: X\n\n## Results\n\n| Run | Steps | Notes |\n| --- | --- | --- |\n${rows}`;
    const folder = projectFolder({ 'experiments/EXP-001-x.md': table });
    const words = [LAUNCHER, 'show', 'EXP-001', '--json'];
    const child =
      way === 'pipe'
        ? spawn(process.execPath, words, { cwd: folder.path, stdio: ['ignore', 'pipe', 'inherit'] })
        : spawn('bash', ['-c', '"$@" | (sleep 1; cat)', 'bash', process.execPath, ...words], { cwd: folder.path });
    let said = '';
    child.stdout.setEncoding('utf8');
    setTimeout(() => child.stdout.on('data', (part: string) => (said += part)), 1000);
    await new Promise((done) => child.on('close', done));
    expect(said.length).toBeGreaterThan(1_000_000);
    expect(() => void JSON.parse(said)).not.toThrow();
  });

  it.skipIf(!existsSync('/dev/full'))('reports that standard output is full', () => {
    const folder = projectFolder();
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', '"$@" > /dev/full', 'bash', process.execPath, LAUNCHER, 'schema', 'exp'],
      { cwd: folder.path, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'expctl: standard output no space left on the device\n' });
  });
});
