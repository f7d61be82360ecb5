import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { fakeHost } from '../fake-host.ts';
import { FILLED, filledText } from '../kinds.ts';
import { projectFolder } from '../project-folder.ts';
import { schemaFaults } from './schema-faults.ts';
import type { KindName } from '../kinds.ts';
import type { Json } from './schema-faults.ts';

const POND = `# POND-XX: [Name]

**Status**: DRAFT | RUNNING | DONE
**Keeper**: south wing

## Counts
<!-- expctl: required=running -->

- Depth (cm):
- Shape: [round | long | other]

**Steps**:
\`\`\`
[steps]
\`\`\`

## Runs

| Run ID | Newts |
| --- | --- |
| r1 | 3 |
`;

describe('expctl schema', () => {
  it('prints the exact text of a template, as a starting point for your own', async () => {
    const folder = projectFolder({ 'templates/pond.md': POND });
    expect((await folder.expctl('schema', 'pond', '--template')).stdout).toBe(POND);
    const { code, stdout } = await folder.expctl('schema', 'exp', '--template');
    expect([code, stdout]).toEqual([0, readFileSync(resolve(import.meta.dirname, '../../templates/exp.md'), 'utf8')]);
    folder.write('templates/exp.md', stdout);
    expect((await folder.expctl('schema')).stdout).toMatch(/^exp +templates\/exp\.md /mu);
  });

  it.each([
    [['--template'], '--template needs a KIND'],
    [['exp', '--template', '--json'], '--template and --json exclude each other'],
  ])('refuses %j', async (words, message) => {
    expect(await projectFolder().expctl('schema', ...words)).toEqual({
      code: 2,
      stdout: '',
      stderr: `expctl: ${message}\n  hint: expctl schema exp --template\n`,
    });
  });

  it("lists the kinds, the team's own first", async () => {
    const folder = projectFolder({ 'templates/pond.md': POND });
    const { code, stdout } = await folder.expctl('schema');
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(/ {2,}/u).join(' | '))).toEqual([
      'Kind | Template | New documents | Ids',
      'pond | templates/pond.md | experiments/{id}-{slug}.md | POND-{number:2}',
      'exp | templates/exp.md | experiments/{id}-{slug}.md | EXP-{number:3}',
      'ml-exp | templates/ml-exp.md | experiments/{id}-{slug}.md | ML-EXP-{number:3}',
      'ml-issue | templates/ml-issue.md | issues/{slug}.md',
      'plan | templates/plan.md | experiments/{slug}.md',
      'tracking-log | templates/tracking-log.md | experiments/{id}-{slug}.md | exp-{number:3}',
      '',
    ]);
    const data: unknown = JSON.parse((await folder.expctl('schema', '--json')).stdout);
    expect(data).toMatchObject({
      schemaVersion: 1,
      kind: 'kinds',
      kinds: [{ kind: 'pond', template: 'templates/pond.md', directory: 'experiments' }, {}, {}, {}, {}, {}],
    });
  });

  it('prints each line of a template with its meaning, and what was ambiguous', async () => {
    const { stdout } = await projectFolder({ 'forms/pond.md': POND }).expctl('schema', 'forms/pond.md');
    expect(stdout).toBe(`pond  forms/pond.md
  new documents in experiments/{id}-{slug}.md, ids POND-{number:2}, titles {id}: {title}
  status in status: DRAFT = planned, RUNNING = running, DONE = concluded

    3  field      status, one of DRAFT | RUNNING | DONE, due when planned (warning): the head of the document
    4  field      keeper, due when planned (warning): the head of the document
    6  section    counts, due when running (error): \`required=running\`
    9  field        counts/depth, number, unit cm, due when running (error): \`required=running\`
   10  field        counts/shape, one of round | long | other or another, due when running (error): \`required=running\`
   12  field        counts/steps, filled by a fence, due when running (error): \`required=running\`
   17  section    runs, due when concluded (warning): nothing says when
   19  table        runs, runs table, sample rows, key run_id, due when concluded (warning): nothing says when
   19  column         Run ID, text
   19  column         Newts, integer

Ambiguous, and how it was read
    4  "south wing" is read as a sample of free text, which \`new\` leaves blank
`);
  });

  it('breaks lines at the width of a terminal', async () => {
    const host = fakeHost({ files: { 'templates/pond.md': POND }, isTTY: true, columns: 60, env: { NO_COLOR: '1' } });
    expect(await main(['schema', 'pond'], host)).toBe(0);
    const lines = host.output().split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines).toContain('   10  field        counts/shape, one of round | long |');
    expect(lines).toContain('                    other or another, due when running');
  });

  it('uses colours if a terminal supports them', async () => {
    const host = fakeHost({ files: { 'templates/pond.md': POND }, isTTY: true, columns: 120 });
    await main(['schema', 'pond'], host);
    expect(host.output()).toContain('\u001b[1mpond\u001b[22m');
  });

  it('refuses an unknown kind, and a template that says nothing', async () => {
    const folder = projectFolder({ 'forms/empty.md': '' });
    expect((await folder.expctl('schema', 'expp')).stderr).toContain(
      'there is no kind "expp"\n  hint: did you mean exp?',
    );
    expect((await folder.expctl('schema', 'forms/empty.md')).code).toBe(2);
  });
});

describe.each(Object.entries(FILLED) as [KindName, string][])('the JSON Schema of %s', (name, path) => {
  const schemaOf = async (): Promise<Json> =>
    JSON.parse((await projectFolder().expctl('schema', name, '--json')).stdout) as Json;
  const shown = async (text: string): Promise<Json> =>
    JSON.parse((await projectFolder({ [path]: text }).expctl('show', path, '--json')).stdout) as Json;

  it('is valid in draft 2020-12, and covers every key', async () => {
    const schema = await schemaOf();
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: name,
      type: 'object',
    });
  });

  it('matches what `show --json` prints for a filled document', async () => {
    expect(schemaFaults(await schemaOf(), await shown(filledText(name)))).toEqual([]);
  });

  it('matches what `show --json` prints for a new document', async () => {
    const made = (await projectFolder().expctl('new', name, 'Quiet rooms', '--stdout')).stdout;
    expect(schemaFaults(await schemaOf(), await shown(made))).toEqual([]);
  });

  it('does not match what another kind prints', async () => {
    const other = name === 'exp' ? 'plan' : 'exp';
    const folder = projectFolder({ [FILLED[other]]: filledText(other) });
    const data = JSON.parse((await folder.expctl('show', FILLED[other], '--json')).stdout) as Json;
    expect(schemaFaults(await schemaOf(), data)).toContain(`/kind: is not "${name}"`);
  });
});

describe('the JSON Schema of exp', () => {
  it('rejects what is not of this kind', async () => {
    const folder = projectFolder({ [FILLED.exp]: filledText('exp') });
    const schema = JSON.parse((await folder.expctl('schema', 'exp', '--json')).stdout) as Json;
    const data = JSON.parse((await folder.expctl('show', FILLED.exp, '--json')).stdout) as {
      fields: Record<string, { value: unknown; chosen: unknown }>;
      tables: Record<string, { rows: { cells: Record<string, unknown> }[] }>;
    };
    const [date, status, row] = [data.fields['date'], data.fields['status'], data.tables['results/data']?.rows[0]];
    if (date === undefined || status === undefined || row === undefined) throw new Error('not read');
    date.value = { kind: 'number', text: '7', number: 7, precision: 0.5, signed: false };
    status.chosen = ['DONE'];
    row.cells['time'] = { kind: 'uri', text: 'x', uri: 'x' };
    expect(schemaFaults(schema, data as unknown as Json)).toEqual([
      '/fields/date: is none of anyOf',
      '/fields/status/chosen/0: "DONE" is none of PENDING, RUNNING, PASSED, FAILED',
      '/tables/results/data/rows/0/cells/time: is none of anyOf',
    ]);
  });
});
