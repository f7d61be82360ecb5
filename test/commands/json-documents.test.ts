import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/registry.ts';
import { projectFolder } from '../project-folder.ts';

const DOCUMENT = `# EXP-001: Quiet tides

## Success criteria

- [ ] Low: \`expect: loss < 1\`

## Results

| Run | Loss | Notes |
| --- | ---- | ----- |
| t-1 | 0.42 |       |
`;

/** The rows of the table in docs/api.md by their command: the `kind`, and every code word in its last cell. */
const rows = new Map(
  [
    ...readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8').matchAll(
      /^\| `([a-z -]+ --json)` \| (.+?) \| (.+) \|$/gmu,
    ),
  ].map(([, command = '', kind = '', keys = '']) => [
    command,
    { kind: kind.replaceAll('`', ''), keys: [...keys.matchAll(/`([A-Za-z]+)`/gu)].map(([, key = '']) => key) },
  ]),
);

describe('the documents of --json in docs/api.md', () => {
  it('cover all commands that have one', async () => {
    const commands = await Promise.all(COMMANDS.map(async ({ load }) => (await load()).command.spec));
    const withJson = commands.filter(({ options }) => options.some(({ name }) => name === 'json'));
    expect(withJson.map(({ name }) => `${name} --json`).filter((command) => !rows.has(command))).toEqual([]);
    expect(withJson.length).toBeGreaterThan(15);
  });

  it.each([
    ['new --json', ['new', 'exp', 'Loud', '--json', '--dry-run']],
    ['log --json', ['log', 'EXP-001', 'out.json', '--run-id', 't-2', '--json', '--dry-run']],
    ['inspect --json', ['inspect', 'out.json', '--for', 'EXP-001', '--json']],
    ['check --json', ['check', '--json']],
    ['decide --json', ['decide', 'EXP-001', '--json']],
    ['decide --all --json', ['decide', '--all', '--json']],
    ['criteria --json', ['criteria', 'EXP-001', '--json']],
    ['power --json', ['power', 'EXP-001', '--json']],
    ['report --json', ['report', '--json']],
    ['export --json', ['export', '--format', 'jsonl', '--output', 'tables', '--json']],
    ['list --json', ['list', '--json']],
    ['schema --json', ['schema', '--json']],
    ['doctor --json', ['doctor', '--json']],
    ['init --json', ['init', '--json', '--dry-run']],
  ])('%s has the documented keys', async (command, args) => {
    const folder = projectFolder({ 'experiments/EXP-001-quiet.md': DOCUMENT, 'out.json': '{"loss": 0.3}' });
    const { stdout } = await folder.expctl(...args);
    const { schemaVersion, kind, ...rest } = JSON.parse(stdout) as Record<string, unknown>;
    expect([schemaVersion, kind]).toEqual([1, rows.get(command)?.kind]);
    expect(Object.keys(rest).filter((key) => rows.get(command)?.keys.includes(key) !== true)).toEqual([]);
  });
});
