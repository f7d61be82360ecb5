import { describe, expect, it } from 'vitest';
import { compileText } from './seeds.ts';

const dueOf = (text: string, key: string) => compileText(text).sections.find((section) => section.key === key)?.due;

/** A column that is described by neither a sample, nor the header, nor a comment. */
const NOTHING_SAID = { type: 'text', isVerbatim: false, unit: undefined, from: [], better: undefined, primary: false };

describe('the directives in the comments of a template', () => {
  it('change when a section and its fields are due', () => {
    const kind = compileText(
      '## Ponds\n<!-- expctl: required=running -->\n\n- Depth:\n\n## Newts\n\n<!-- optional -->\n\n- Count:\n',
    );
    expect(kind.sections.map(({ key, due }) => `${key}: ${due.stage} ${due.severity}`)).toEqual([
      ': planned warning',
      'ponds: running error',
      'newts: never warning',
    ]);
    expect(kind.fields.map(({ key, due }) => `${key}: ${due.stage} ${due.severity}`)).toEqual([
      'ponds/depth: running error',
      'newts/count: never warning',
    ]);
  });

  it('apply to the line that they end', () => {
    const kind = compileText(
      '## Ponds\n\n- Depth: <!-- expctl: type=number unit=cm required=planned -->\n- Shape: [round | long] <!-- expctl: open -->\n',
    );
    expect(kind.fields[0]).toMatchObject({
      type: 'number',
      unit: 'cm',
      sample: '',
      due: { stage: 'planned', severity: 'error' },
    });
    expect(kind.fields[1]).toMatchObject({
      choices: { values: ['round', 'long'], open: true },
      sample: '[round | long]',
    });
  });

  it('name the runs table, its key, and the source of its columns', () => {
    const text = `## Counts

<!-- expctl: runs key="Visit"
column "Newts (k)" from=newts,count.newts better=higher unit=k primary
column Depth type=integer
column Visit type=text
-->
| Pond | Visit | Newts (k) | Depth |
| --- | --- | --- | --- |

| Run ID | Other |
| --- | --- |
`;
    const kind = compileText(text);
    expect(kind.tables.map(({ role, keyColumn }) => [role, keyColumn])).toEqual([
      ['runs', 'visit'],
      ['other', undefined],
    ]);
    expect(kind.tables[0]?.columns).toEqual([
      { ...NOTHING_SAID, name: 'pond', header: 'Pond' },
      { ...NOTHING_SAID, name: 'visit', header: 'Visit', type: 'text', isVerbatim: true },
      {
        ...NOTHING_SAID,
        name: 'newts',
        header: 'Newts (k)',
        type: 'number',
        unit: 'k',
        from: ['newts', 'count.newts'],
        better: 'higher',
        primary: true,
      },
      { ...NOTHING_SAID, name: 'depth', header: 'Depth', type: 'integer' },
    ]);
    expect(kind.ambiguities).toEqual([]);
  });

  it('are read below a table as well, each for its own table', () => {
    const kind = compileText(
      '## A\n\n| Thing | N |\n| --- | --- |\n| x | 1 |\n<!-- expctl: rows=fixed -->\n\n| Thing | N |\n| --- | --- |\n| y | 2 |\n',
    );
    expect(kind.tables.map(({ rows, key }) => [key, rows])).toEqual([
      ['a', 'fixed'],
      ['a#2', 'sample'],
    ]);
  });

  it('mark criteria, protocol, hypotheses, metrics and guidance', () => {
    const text = `## Ground rules
<!-- expctl: protocol -->
- One net for all ponds.

## What must hold
<!-- expctl: criteria gate=should -->
- More newts than toads.

## Ideas
<!-- expctl: hypotheses -->

### H1 — Depth
<!-- expctl: runs where visit ~ "deep-*" -->
- **Claim**: [what]

## Foot
<!-- expctl: metrics newts better=higher unit=k -->

**Hello**: this is for you
<!-- expctl: guidance -->
`;
    const kind = compileText(text);
    expect(kind.sections.map(({ role }) => role)).toEqual([
      'other',
      'protocol',
      'criteria',
      'hypotheses',
      'hypothesis',
      'other',
    ]);
    expect(kind.checklists.map(({ role, gate }) => [role, gate])).toEqual([
      ['protocol', 'must'],
      ['criteria', 'should'],
    ]);
    expect(kind.sections[4]?.runsWhere).toBe('visit ~ "deep-*"');
    expect(kind.metrics).toEqual([{ name: 'newts', better: 'higher', unit: 'k' }]);
    expect(kind.fields.map(({ key }) => key)).toEqual(['ideas/h1/claim']);
    expect(kind.ambiguities).toEqual([]);
  });

  it('are reported where they are not understood', () => {
    const kind = compileText(
      '---\nexpctl:\n  kind: ponds\n  colour: green\n  status: {DRY: gone}\n---\n## A\n<!-- expctl: purpel -->\n',
    );
    expect(kind.name).toBe('ponds');
    expect(kind.ambiguities.map(({ message }) => message)).toEqual([
      '`expctl: colour` is not known',
      '"gone" is no stage: planned, running, concluded or cancelled',
      'the comment "expctl: purpel" is not understood',
    ]);
    expect(kind.ambiguities.every(({ mistake }) => mistake === true)).toBe(true);
  });

  it.each([
    ['metricss loss', ' (did you mean metrics?)'],
    ['criteria gate=shold', ': `gate=` is one of must, should (did you mean should?)'],
    ['required=runing', ': `required=` is one of planned, running, concluded, cancelled (did you mean running?)'],
    ['metrics loss better=hihger', ': `better=` is one of lower, higher (did you mean higher?)'],
    ['metrics loss better=', ': `better=` is one of lower, higher'],
    ['metrics loss bettr=lower', ': nothing is said by `bettr=` (did you mean better?)'],
    ['comparison rows=fixd', ': `rows=` is one of fixed, sample (did you mean fixed?)'],
    ['required open', ': only its first word counts, `open` goes on a line of its own'],
    ['criteria must', ': "must" says nothing there'],
    ['column "Newts" better=higher primry', ': "primry" says nothing there (did you mean primary?)'],
    ['column Newts (k) better=higher', ': a name of several words stands in quotation marks'],
    ['column "Nwets" better=higher', ': no column of the table is called "Nwets" (did you mean Newts?)'],
    ['runs key="Visit, Nwets"', ': no column of the table is called "Visit, Nwets"'],
    ['runs key="Vist"', ': no column of the table is called "Vist" (did you mean Visit?)'],
  ])('are reported where a part of them has no effect: %s', (text, because) => {
    const kind = compileText(`## Counts\n<!-- expctl: ${text} -->\n\n| Visit | Newts |\n| --- | --- |\n`);
    expect(kind.ambiguities).toEqual([
      { line: 2, message: `the comment "expctl: ${text}" is not understood${because}`, mistake: true },
    ]);
  });

  it('with an unknown type are reported with the types that exist', () => {
    const kind = compileText('## Pond\n\n- Depth: <!-- expctl: type=numbr -->\n');
    expect(kind.ambiguities.map(({ message }) => message)).toEqual([
      'the comment "expctl: type=numbr" is not understood: `type=` is one of text, number, integer, percent, interval, list, mark, boolean, date, commit, uri (did you mean number?)',
    ]);
  });

  it('about columns are reported where there is no table', () => {
    const kind = compileText('## Pond\n<!-- expctl: column "Newts" better=higher -->\n\nNo table.\n');
    expect(kind.ambiguities.map(({ message }) => message)).toEqual([
      'the comment "expctl: column "Newts" better=higher" is not understood: it stands at no table',
    ]);
  });

  it.each(['required=Running', 'runs where visit=deep, newts > 3', 'metrics', 'metrics newts toads better=higher'])(
    'are accepted without remark: %s',
    (text) => {
      expect(compileText(`## Counts\n<!-- expctl: ${text} -->\n`).ambiguities).toEqual([]);
    },
  );
});

describe('the front matter of a template', () => {
  const text = `---
expctl:
  kind: census
  id: POND-{number:4}
  directory: field/ponds
  file: '{id}.md'
  title: 'Pond {id}, {title}'
  status: { DRY: cancelled, WET: running, COUNTED: concluded }
  verdict: { field: Result, GO: plenty, NO-GO: none }
---
# Pond

**Status**: WET | DRY | COUNTED
**Result**: [plenty | few | none]
`;

  it('names kind, ids, folder, file, title, stages and verdict words', () => {
    const kind = compileText(text);
    expect(kind.name).toBe('census');
    expect(kind.identity).toEqual({
      idPattern: 'POND-{number:4}',
      directory: 'field/ponds',
      fileName: '{id}.md',
      titlePattern: 'Pond {id}, {title}',
      titlePlace: 'heading',
      recordDepth: 1,
    });
    expect(kind.status?.words.map(({ word, stage }) => `${word} ${stage}`)).toEqual([
      'WET running',
      'DRY cancelled',
      'COUNTED concluded',
    ]);
    expect(kind.verdict).toEqual({
      places: [
        {
          field: 'result',
          words: [
            { verdict: 'GO', word: 'plenty' },
            { verdict: 'NO-GO', word: 'none' },
          ],
        },
      ],
    });
  });
});

describe('a heading that says when it is due', () => {
  it.each([
    ['## Objective', 'objective', 'planned', 'error'],
    ['## 3. Success Criteria', 'success_criteria', 'planned', 'error'],
    ['## Dataset Details', 'dataset_details', 'running', 'error'],
    ['## Training Results', 'training_results', 'concluded', 'error'],
    ['## Newts (REQUIRED)', 'newts', 'planned', 'error'],
    ['## Newts (if any)', 'newts', 'never', 'warning'],
    ['## Newts (to be filled after experiment)', 'newts', 'concluded', 'error'],
    ['## Newts', 'newts', 'concluded', 'warning'],
    ['## Metadata', 'metadata', 'concluded', 'warning'],
    ['## Ergebnisse', 'ergebnisse', 'concluded', 'error'],
    ['## Hypothese', 'hypothese', 'planned', 'error'],
  ])('%s', (heading, key, stage, severity) => {
    expect(dueOf(`${heading}\n\nText.\n`, key)).toMatchObject({ stage, severity });
  });

  it('makes a subsection due no earlier than the section that contains it', () => {
    const text = '## Results\n\n### Setup\n\n### Hypothesis Check\n\n## Method (optional)\n\n### Data\n';
    expect(dueOf(text, 'results/setup')).toMatchObject({ stage: 'concluded', severity: 'warning' });
    expect(dueOf(text, 'results/hypothesis_check')).toMatchObject({ stage: 'concluded', severity: 'warning' });
    expect(dueOf(text, 'method/data')).toMatchObject({ stage: 'never' });
  });
});
