import { describe, expect, it } from 'vitest';
import { shownTitle } from '../../src/records/shown-title.ts';
import { sliceOf } from '../../src/text/span.ts';
import { fieldAt, fieldLines, fixture, lineOf, recordIn, recordsIn, rowLines, tableAt } from './reading.ts';

const template = fixture('forms-template.md');

const NAMES = { Status: 'running', Owner: 'Ada', Date: '2026-01-05' };
const rows = Object.entries(NAMES);
const FORMS: Readonly<Record<string, string>> = {
  'bold lines, colon outside': rows.map(([label, value]) => `**${label}**: ${value}`).join('\n'),
  'bold lines, colon inside': rows.map(([label, value]) => `**${label}:** ${value}`).join('\n'),
  'bold lines with hard breaks': rows.map(([label, value]) => `**${label}:** ${value}  `).join('\n'),
  bullets: rows.map(([label, value]) => `- ${label}: ${value}`).join('\n'),
  'bold bullets': rows.map(([label, value]) => `* **${label}**: ${value}`).join('\n'),
  numbered: rows.map(([label, value], index) => `${index + 1}. ${label}: ${value}`).join('\n'),
  'plain lines': rows.map(([label, value]) => `${label}: ${value}`).join('\n'),
  'a quote': rows.map(([label, value]) => `> **${label}**: ${value}`).join('\n'),
  'a table': `| Field | Value |\n|---|---|\n${rows.map(([label, value]) => `| ${label} | ${value} |`).join('\n')}`,
  sections: rows.map(([label, value]) => `## ${label}\n\n${value}\n`).join('\n'),
};

describe('the forms of fields', () => {
  it.each(Object.keys(FORMS))('%s yield the same record with a kind', (form) => {
    const record = recordIn(`# EXP-004: Ice\n\n${FORMS[form] ?? ''}\n`, { template });
    expect(record.id?.text).toBe('EXP-004');
    expect(fieldLines(record)).toEqual(['status = running', 'owner = Ada', 'date = 2026-01-05']);
    expect(record.fields.map(({ spec }) => spec?.key)).toEqual(['status', 'owner', 'date']);
    expect(fieldAt(record, 'status').chosen).toEqual(['RUNNING']);
    expect(fieldAt(record, 'date').value).toMatchObject({ kind: 'date', iso: '2026-01-05' });
    expect(record.status).toMatchObject({ stage: 'running', stated: true, word: 'RUNNING' });
  });

  it('front matter yields it as well', () => {
    const record = recordIn('---\nstatus: running\nowner: Ada\ndate: 2026-01-05\n---\n# EXP-004: Ice\n', { template });
    expect(fieldLines(record)).toEqual(['status = running', 'owner = Ada', 'date = 2026-01-05']);
    expect(record.status).toMatchObject({ stage: 'running', word: 'RUNNING' });
  });

  it.each(Object.keys(FORMS))('%s yield the same status and owner without a kind', (form) => {
    const record = recordIn(`# EXP-004: Ice\n\n${FORMS[form] ?? ''}\n`);
    expect(record.status).toMatchObject({ stage: 'running', stated: true });
    expect(fieldAt(record, 'owner').value.text).toBe('Ada');
  });
});

describe('matching a document with its kind', () => {
  it('finds what was moved, and keeps what is unknown', () => {
    const record = recordIn(
      '# EXP-004: Ice\n\n- Colour: white\n\n## Conditions\n\n- Seed: 8\n- Lake: south\n\n## Head\n\n**Owner**: Ada\n\n## Numbers\n\n' +
        '| Run ID | Depth (m) | Ice (cm) | Wind |\n|---|---|---|---|\n| a-1 | 2 | 3 | 1 |\n',
      { template },
    );
    expect(fieldLines(record)).toEqual(['colour = white', 'setup/seed = 8', 'setup/lake = south', 'owner = Ada']);
    expect(record.fields.map(({ spec }) => spec?.key)).toEqual([undefined, 'setup/seed', 'setup/lake', 'owner']);
    const table = tableAt(record, 'results');
    expect(table.columns.map(({ name, spec }) => `${name} ${spec?.name ?? '-'}`)).toEqual([
      'run_id run_id',
      'depth depth',
      'ice ice',
      'wind -',
    ]);
    expect(record.sections.map(({ key }) => key)).toEqual(['conditions', 'head', 'numbers']);
    expect(record.absent.sections.map(({ key }) => key)).toEqual(['setup', 'results']);
    expect(record.absent.fields.map(({ key }) => key)).toEqual(['status', 'date']);
    expect(record.absent.tables).toEqual([]);
  });

  it('finds a section at another depth, with its fields', () => {
    const record = recordIn('# EXP-004: Ice\n\n## Method\n\n### 2. Setup (final)\n\n- Seed: 8\n', { template });
    expect(record.sections.map(({ key, spec }) => `${key} ${spec?.key ?? '-'}`)).toEqual(['method -', 'setup setup']);
    expect(fieldAt(record, 'setup/seed').value).toMatchObject({ kind: 'number', number: 8 });
  });

  it('does not take two fields of one name in other places for the one that the kind has', () => {
    const record = recordIn('# EXP-004: Ice\n\n## North\n\n- Owner: Ada\n\n## South\n\n- Owner: Grace\n', { template });
    expect(record.fields.map(({ key, spec }) => `${key} ${spec?.key ?? '-'}`)).toEqual([
      'north/owner -',
      'south/owner -',
    ]);
  });

  it('keeps a status that is given twice', () => {
    const record = recordIn(
      '# EXP-004: Ice\n\n**Status**: DONE\n\n## Setup\n\n- Seed: 1\n\n---\n\n**Status**: RUNNING\n',
      { template },
    );
    expect(fieldLines(record).filter((line) => line.includes('status'))).toEqual([
      'status = DONE',
      'setup/status = RUNNING',
    ]);
    expect(record.status).toMatchObject({ text: 'DONE', stage: 'concluded' });
  });

  it('distinguishes unfilled, unchosen and blank fields', () => {
    const record = recordIn(template, { template });
    expect(record.fields.map(({ key, filling }) => `${key} ${filling}`)).toEqual([
      'status unchosen',
      'owner placeholder',
      'date placeholder',
      'setup/seed filled',
      'setup/lake unchosen',
    ]);
    expect(record.id).toBeUndefined();
    expect(record.status).toMatchObject({ stage: 'planned', stated: false });
    expect(rowLines(tableAt(record, 'results'))).toEqual(['placeholder a-1']);
    expect(fieldAt(recordIn('# EXP-1\n\n**Owner**:\n', { template }), 'owner').filling).toBe('blank');
  });

  it('says which sections are filled in', () => {
    const filled = (text: string): readonly string[] =>
      recordIn(text, { template })
        .sections.filter((section) => section.filled)
        .map(({ key }) => key);
    expect(filled('# EXP-1\n\n## Setup\n\n- Seed:\n- Lake: [north | south]\n\n## Results\n')).toEqual([]);
    expect(filled('# EXP-1\n\n## Setup\n\n- Seed: 3\n\n## Results\n\nWarm.\n')).toEqual(['setup', 'results']);
    expect(
      filled(
        '# EXP-1\n\n## Setup\n\n<!--\nsoon\n\nor later\n-->\n\n## Results\n\n| Run ID | Depth (m) |\n|---|---|\n|  |  |\n',
      ),
    ).toEqual([]);
  });

  it('is running as soon as its runs table has a data row', () => {
    const table = '## Results\n\n| Run ID | Depth (m) | Ice (cm) | Notes |\n|---|---|---|---|\n';
    expect(recordIn(`# EXP-1\n\n${table}`, { template }).status.stage).toBe('planned');
    expect(recordIn(`# EXP-1\n\n${table}|  |  |  |  |\n`, { template }).status.stage).toBe('planned');
    expect(recordIn(`# EXP-1\n\n${table}| a-9 | 2 | 3 |  |\n`, { template }).status).toMatchObject({
      stage: 'running',
      stated: false,
    });
  });
});

describe('a ledger', () => {
  const records = recordsIn(fixture('ledger.md'), { path: 'experiments/ledger.md' });

  it('has a record for each heading with an id', () => {
    expect(records.map(({ id }) => id?.text)).toEqual(['EXP-001', 'EXP-002b', 'EXP-003', 'EXP-002b']);
    expect(records.map(({ title }) => title?.text)).toEqual([
      'Calm water PASSED',
      'Salt water — FAILED',
      'Wind',
      'Salt water again (done 2026-02-01)',
    ]);
    expect(records.map((record) => lineOf(record, record.root.span))).toEqual([15, 26, 38, 46]);
  });

  it('reads each one by itself', () => {
    expect(records.map(fieldLines)).toEqual([
      ['owner = Ada', 'lake = north'],
      ['status = completed, **no-go** (salt)', 'owner = Grace', 'setup/lake = south'],
      [],
      ['owner = Edsger'],
    ]);
    expect(records.map(({ tables }) => tables.length)).toEqual([1, 0, 0, 0]);
    expect(records[0]?.tables.map(rowLines)).toEqual([['data a-1', 'data a-2', 'summary Mean']]);
    expect(records[0]?.tables[0]?.place.path).toEqual(['ice_ledger', 'winter_one', 'exp_001_calm_water_passed']);
  });

  it('reads the status from the heading if no field has it', () => {
    expect(records.map(({ status }) => `${status.text ?? '-'} ${status.stage} ${status.result ?? '-'}`)).toEqual([
      'PASSED concluded success',
      'completed, **no-go** (salt) concluded failed',
      '- planned -',
      'done 2026-02-01 concluded -',
    ]);
    const { document, status } = records[0] ?? {};
    expect(document && status?.span && sliceOf(document.source.text, status.span)).toBe('PASSED');
  });

  it.each([
    ['an experiment that lists its runs', '# EXP-001: Ice\n\n### Run 1\n\nx\n\n### Run 2\n\ny\n', 1],
    ['an experiment that compares others', '# EXP-009: Ice\n\n## EXP-001\n\nx\n\n## EXP-002\n\ny\n', 1],
    ['runs under results', '# Ice\n\n## Results\n\n### Run 1\n\nx\n\n### Run 2\n\ny\n', 1],
    ['hypotheses', '# Ice\n\n## Hypotheses\n\n### H1 — cold\n\nx\n\n### H2 — warm\n\ny\n', 1],
    ['one id only', '# Ice\n\n## EXP-001\n\nx\n\n## Method\n\ny\n', 1],
    ['a journal', '# Ice\n\n## 2026-01-02 · exp 0002 · cold\n\nx\n\n## 2026-01-03 · exp 0003 · warm\n\ny\n', 2],
    ['headings of the first level', '# EXP-001: a\n\nx\n\n# EXP-002: b\n\ny\n', 2],
  ])('%s', (_, text, count) => {
    expect(recordsIn(text)).toHaveLength(count);
  });

  it('is one if the kind says so, whatever its headings contain', () => {
    const kind = '---\nexpctl:\n  depth: 2\n---\n## EXP-XXX: [Title]\n\n**Owner**: [Name]\n\n### Setup\n\n- Seed: 7\n';
    const found = recordsIn('# Ice\n\n## EXP-001: a\n\n**Owner**: Ada\n\n## Appendix\n\nx\n', { template: kind });
    expect(found.map(({ id }) => id?.text)).toEqual(['EXP-001']);
    expect(found.map(fieldLines)).toEqual([['owner = Ada']]);
  });
});

describe('id and title', () => {
  it.each([
    ['title', '# EXP-007: Ice\n\n**Experiment ID**: EXP-008\n', 'x.md', 'EXP-007 title', 'Ice'],
    ['field', '# Ice\n\n**Experiment ID**: EXP-008\n', 'EXP-009.md', 'EXP-008 field', 'Ice'],
    ['field of another pattern', '# Ice\n\n**Experiment ID**: lake/one\n', 'x.md', 'lake/one field', 'Ice'],
    ['front matter', '---\nid: EXP-010\ntitle: Snow\n---\n\nwords\n', 'x.md', 'EXP-010 front-matter', 'Snow'],
    ['file name', '# Ice\n', 'experiments/EXP-011-ice.md', 'EXP-011 file-name', 'Ice'],
    ['folder of a README', '# Ice\n', 'experiments/E012_ice/README.md', 'E012 file-name', 'Ice'],
    ['nothing', '# Ice\n', 'experiments/ice.md', '-', 'Ice'],
  ])('comes from the %s', (_, text, path, id, title) => {
    const record = recordIn(text, { path });
    expect(record.id === undefined ? '-' : `${record.id.text} ${record.id.from}`).toBe(id);
    expect(record.title?.text).toBe(title);
    if (record.id?.span) expect(sliceOf(text, record.id.span)).toBe(record.id.text);
    if (record.title) expect(sliceOf(text, record.title.span)).toContain(record.title.text);
  });

  it.each([
    ['# EXP-001: `foo` against `bar`', 'foo against bar'],
    ['# `foo` against bar', 'foo against bar'],
    ['# EXP-001 `foo`', 'foo'],
    ['# EXP-001: *foo* against bar', 'foo against bar'],
    ['# EXP-001: **foo** _bar_', 'foo bar'],
    ['# **EXP-001**: `foo`', 'foo'],
    ['# **EXP-001:** `foo`', 'foo'],
    ['# `EXP-001` `foo`', 'foo'],
    ['# *`EXP-001`* — *foo*', 'foo'],
    ['# **EXP-001: foo** bar', 'foo bar'],
    ['# [EXP-001] - `foo`', 'foo'],
    ['# EXP-001) `foo`', 'foo'],
    ['# EXP-001: -5 °C in the lake', '-5 °C in the lake'],
    ['# EXP-001 -5 °C', '-5 °C'],
    ['# EXP-001: .5 dropout', '.5 dropout'],
    ['# EXP-001 - 5 lakes', '5 lakes'],
    ['# EXP-001-foo', 'foo'],
    ['# Reeds `foo` (EXP-001)', 'Reeds foo'],
    ['# EXP-001: `a*b*c` and `__init__`', 'a*b*c and __init__'],
    ['# EXP-001', 'EXP-001'],
  ])('of %j is shown as %j', (heading, title) => {
    expect(shownTitle(recordIn(`${heading}\n\nwords\n`))).toBe(title);
  });

  it('are the file name if the kind has no pattern', () => {
    expect(recordIn('# Ice\n', { template: '# Ice\n\n**Owner**: [Name]\n', path: 'notes/thaw.md' }).id?.text).toBe(
      'thaw',
    );
  });
});
