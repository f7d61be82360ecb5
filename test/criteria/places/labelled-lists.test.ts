import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { recordOf } from '../record-of.ts';

const page = (...blocks: readonly string[]): string =>
  [
    '# EXP-008: Wet gravel',
    ...blocks,
    '## Decision Criteria',
    '- WER `expect: wer < 0.05`',
    '## Runs',
    '| Run | WER |\n| --- | --- |\n| r1 | 0.04 |',
    '',
  ].join('\n\n');

const decided = (...blocks: readonly string[]) => decide(recordOf(page(...blocks)), { runRecords: new Map() });
const told = (...blocks: readonly string[]): readonly string[] =>
  decided(...blocks).outcomes.map(({ criterion, kind }) => `${criterion.label}: ${kind}`);

const LIST = '- Quiet on the pier\n- Latency below 40 ms';
const OPEN = ['Quiet on the pier: awaiting', 'Latency below 40 ms: awaiting', 'WER: met'];

describe('a list that a line calls criteria though its section does not', () => {
  it.each([
    '**Acceptance criteria:**',
    '**Acceptance criteria**:',
    '**Success criteria**',
    '**Exit Criteria** (all of them):',
    'Pass criteria:',
    'Erfolgskriterien:',
    '**验收标准：**',
  ])('has criteria below the title and in a section: %s', (label) => {
    expect(told(label, LIST)).toEqual(OPEN);
    expect(told('## Overview', 'Gravel is wet.', label, LIST)).toEqual(OPEN);
    expect(told('## Phase 2', `Some words.\n${label}`, LIST)).toEqual(OPEN);
    expect(decided(label, LIST).verdict).toBe('INCONCLUSIVE');
  });

  it('counts below a title about results, too', () => {
    const text = page('**Acceptance criteria:**', LIST).replace('Wet gravel', 'Results of wet gravel');
    const { outcomes } = decide(recordOf(text), { runRecords: new Map() });
    expect(outcomes.map(({ criterion, kind }) => `${criterion.label}: ${kind}`)).toEqual(OPEN);
  });

  it('has stop rules', () => {
    expect(told('**Kill criteria:**', '- Any leak')).toEqual(['Any leak: awaiting', 'WER: met']);
    expect(decided('**Kill criteria:**', '- [-] Any leak').verdict).toBe('NO-GO');
  });

  it('counts by its marks', () => {
    expect(decided('**Acceptance criteria:**', '- [x] Quiet on the pier').verdict).toBe('GO');
    expect(decided('**Acceptance criteria:**', '- [-] Quiet on the pier').verdict).toBe('NO-GO');
  });

  it('adds nothing by what it only repeats', () => {
    expect(told('**Acceptance criteria:**', '- WER')).toEqual(['WER: met']);
  });

  it('adds each statement, and a stop rule of the same name', () => {
    expect(told('**Acceptance criteria:**', '- WER `expect: wer < 0.02`')).toEqual(['WER: unmet', 'WER: met']);
    expect(told('**Kill criteria:**', '- WER')).toEqual(['WER: awaiting', 'WER: met']);
  });

  it.each([
    '**Acceptance rate:**',
    '**Inclusion criteria:**',
    '**Early stopping:**',
    'What the criteria are not about:',
    'The criteria stand below.',
    '**Thresholds used:**',
  ])('is not read below %s', (label) => {
    expect(told(label, LIST)).toEqual(['WER: met']);
  });

  it.each(['## Results', '## Decision', '## Training setup', '## Tasks'])(
    'is not read if %s gives the outcome',
    (heading) => {
      expect(told(heading, '**Success criteria:**', LIST)).toEqual(['WER: met']);
      expect(told(heading, '### Part 1', '**Success criteria:**', LIST)).toEqual(['WER: met']);
    },
  );

  it('is not read if a statement is below the title without such a line', () => {
    expect(told('- `expect: wer < 0.01`')).toEqual(['WER: met']);
  });
});

describe('a sentence among criteria that sets a limit', () => {
  const after = (sentence: string) => {
    const text = page().replace('\n\n## Runs', `\n\n${sentence}\n\n## Runs`);
    return decide(recordOf(text), { runRecords: new Map() });
  };

  it.each([
    'The model must also beat the old one on every slice.',
    'Latency has to stay below 40 ms.',
    'Das Modell muss auf dem Telefon laufen.',
    'What counts? Every slice must hold.',
    'The WER must stay below 5% (or is it 6%?).',
    'Whatever happens, the kettle must not whistle?',
  ])('is mentioned beside the verdict: %s', (sentence) => {
    const { verdict, notes } = after(sentence);
    expect(verdict).toBe('GO');
    expect(notes.filter((note) => note.includes(`“${sentence}”`))).toEqual([
      `line 7 asks for something that nobody decides: “${sentence}” (write it as an item, \`- [ ] …\`)`,
    ]);
  });

  it.each([
    'All of the following must hold:',
    'Both criteria must hold.',
    'The team wrote this in May.',
    'These conditions are required.',
    'What has to hold before we go on?',
    'This is for the team. When do we have to stop?',
    'Was muss gelten, damit es weitergeht?',
    '¿Qué debe cumplirse?',
    'Qué debe cumplirse?',
  ])('is not seen in: %s', (sentence) => {
    expect(after(sentence).notes.filter((note) => note.includes('asks for'))).toEqual([]);
  });
});
