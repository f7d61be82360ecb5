import { describe, expect, it } from 'vitest';
import { compileText, corpusText, hasSeeds, seed, TEMPLATE_LIKE } from './seeds.ts';
import type { Kind } from '../../src/template/kind.ts';

const sectionOf = (kind: Kind, key: string) => kind.sections.find((section) => section.key === key);
const fieldOf = (kind: Kind, key: string) => kind.fields.find((field) => field.key === key);
const tableOf = (kind: Kind, key: string) => kind.tables.find((table) => table.key === key);
const checklistOf = (kind: Kind, key: string) => kind.checklists.find((checklist) => checklist.key === key);
const headings = (kind: Kind): number => kind.sections.filter(({ key }) => key !== '').length;
const counts = (kind: Kind) => ({
  headings: headings(kind),
  fields: kind.fields.length,
  tables: kind.tables.length,
  checklists: kind.checklists.map(({ items }) => items.length),
});

describe.skipIf(!hasSeeds)('compileTemplate of the seeds, unannotated (needs ../shared/seeds)', () => {
  it('000: thirteen sections of an issue form', () => {
    const kind = seed('000');
    expect(counts(kind)).toEqual({ headings: 13, fields: 44, tables: 0, checklists: [8, 5] });
    expect(kind.fields.filter(({ choices }) => choices !== undefined).map(({ name }) => name)).toEqual([
      'domain',
      'training_stage',
      'framework',
      'hardware',
      'distributed_training',
      'outcome',
    ]);
    expect(kind.identity).toMatchObject({
      titlePattern: '[ML-EXP]: {title}',
      titlePlace: 'front-matter',
      idPattern: undefined,
    });
    expect(sectionOf(kind, 'evaluation_metrics')?.due).toEqual({
      stage: 'planned',
      severity: 'error',
      because: '(REQUIRED)',
    });
    expect(sectionOf(kind, 'outcome')?.due).toMatchObject({
      stage: 'concluded',
      severity: 'error',
      because: '(to be filled after experiment)',
    });
    expect(fieldOf(kind, 'evaluation_metrics/baseline_reference')).toMatchObject({ placeholder: true, line: 94 });
    expect(fieldOf(kind, 'rollback_mitigation_plan/impact_on_users')?.due.stage).toBe('never');
    expect(checklistOf(kind, 'experiment_type')?.role).toBe('options');
    expect(checklistOf(kind, 'decision_criteria')).toMatchObject({ role: 'criteria', gate: 'must', line: 132 });
    expect(kind.status?.words).toEqual([
      { word: 'success', stage: 'concluded', result: 'success' },
      { word: 'partial', stage: 'concluded', result: 'partial' },
      { word: 'failed', stage: 'concluded', result: 'failed' },
    ]);
  });

  it('001: a partly filled log with six tables', () => {
    const kind = seed('001');
    expect(counts(kind)).toEqual({ headings: 11, fields: 74, tables: 6, checklists: [3] });
    expect(tableOf(kind, 'model_configuration/hyperparameters')).toMatchObject({
      role: 'parameters',
      rows: 'fixed',
      line: 53,
    });
    expect(tableOf(kind, 'model_configuration/hyperparameters')?.columns.map(({ type }) => type)).toEqual([
      'text',
      'number',
      'list',
      'text',
    ]);
    expect(tableOf(kind, 'training_results/training_metrics')).toMatchObject({ role: 'epochs', rows: 'sample' });
    expect(tableOf(kind, 'evaluation_results/test_set_performance')?.columns.map(({ type }) => type)).toEqual([
      'text',
      'number',
      'interval',
    ]);
    expect(tableOf(kind, 'evaluation_results/disaggregated_performance')).toMatchObject({
      role: 'groups',
      rows: 'fixed',
    });
    expect(tableOf(kind, 'comparison_to_baseline/baseline_models')?.columns[3]).toMatchObject({
      header: 'Latency (ms)',
      unit: 'ms',
      type: 'integer',
    });
    expect(tableOf(kind, 'observations_insights/feature_importance')?.rows).toBe('sample');
    expect(fieldOf(kind, 'dataset_information/train_val_test_split/training')).toMatchObject({
      type: 'percent',
      placeholder: false,
    });
    expect(fieldOf(kind, 'artifacts_reproducibility/code_version/commit_sha')?.type).toBe('commit');
    expect(fieldOf(kind, 'dataset_information/dataset_location')?.type).toBe('uri');
    expect(fieldOf(kind, 'model_configuration/training_configuration/early_stopping')?.type).toBe('boolean');
    expect(fieldOf(kind, 'experiment_metadata/completion_date')?.type).toBe('date');
    expect(fieldOf(kind, 'model_configuration/model_architecture')).toMatchObject({ block: 'code', placeholder: true });
    expect(fieldOf(kind, 'dataset_information/data_preprocessing')).toMatchObject({ block: 'list', placeholder: true });
    expect(fieldOf(kind, 'experiment_metadata/template_version')?.due.stage).toBe('never');
    expect(
      [fieldOf(kind, 'date'), fieldOf(kind, 'experimenter'), fieldOf(kind, 'experiment_id')].map(
        (field) => field?.source,
      ),
    ).toEqual(['date', 'person', 'id']);
    expect(kind.status?.words.map(({ word, stage }) => `${word}: ${stage}`)).toEqual([
      'running: running',
      'completed: concluded',
      'failed: concluded',
      'cancelled: cancelled',
    ]);
    expect(kind.verdict?.places).toEqual([
      {
        field: 'next_steps/deployment_readiness/ready_for_production',
        words: [
          { verdict: 'GO', word: 'Yes' },
          { verdict: 'NO-GO', word: 'No' },
          { verdict: 'INCONCLUSIVE', word: 'Needs Review' },
        ],
      },
    ]);
  });

  it('002: a form in which nothing is required, but whatever is present has to be filled in', () => {
    const kind = seed('002');
    expect(counts(kind)).toEqual({ headings: 9, fields: 15, tables: 0, checklists: [6, 5, 6] });
    expect(kind.sections.filter(({ key }) => key !== '').every(({ due }) => due.stage === 'never')).toBe(true);
    expect(fieldOf(kind, 'issue_overview/issue_name')?.due).toMatchObject({ stage: 'planned', severity: 'warning' });
    expect(fieldOf(kind, 'priority/priority')?.choices).toMatchObject({
      values: ['!p0', '!p1', '!p2', '!p3'],
      open: false,
    });
    expect(fieldOf(kind, 'communication_and_timeline/milestones')).toMatchObject({ block: 'list', placeholder: true });
    expect(kind.checklists.map(({ role }) => role)).toEqual(['tasks', 'ready', 'done']);
    expect(kind.identity.titlePattern).toBe('dskit: {title}');
  });

  it('003: a filled plan with hypotheses of one shape and a run per row', () => {
    const kind = seed('003');
    expect(headings(kind)).toBe(19);
    expect(kind.tables).toHaveLength(6);
    expect(kind.tables.map(({ role }) => role)).toEqual(['runs', 'other', 'other', 'other', 'other', 'other']);
    expect(kind.checklists.map(({ role, items }) => `${role} ${items.length}`)).toEqual([
      'protocol 5',
      'criteria 4',
      'tasks 5',
      'tasks 3',
    ]);
    expect(sectionOf(kind, 'hypotheses_and_tests/h1')).toMatchObject({ role: 'hypothesis', repeated: true });
    const hypothesis = kind.fields.filter(({ section }) => section === 'hypotheses_and_tests/h1');
    expect(hypothesis.map(({ name, due }) => `${name} ${due.stage}`)).toEqual([
      'problem planned',
      'risk never',
      'change planned',
      'expected planned',
      'success planned',
    ]);
    const matrix = tableOf(kind, 'test_matrix');
    expect(matrix).toMatchObject({ rows: 'sample', keyColumn: 'run_id', line: 62 });
    expect(matrix?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'run_id text',
      'date date',
      'command text',
      'dataset text',
      'steps integer',
      'lr number',
      'lora_targets text',
      'manifest text',
      'baseline_wer number',
      'tuned_wer number',
      'notes text',
    ]);
  });

  it('004: a template with runs, criteria and a decision', () => {
    const kind = seed('004');
    expect(counts(kind)).toEqual({ headings: 22, fields: 50, tables: 2, checklists: [3, 4, 3, 3, 3, 2] });
    expect(kind.identity).toMatchObject({
      idPattern: 'EXP-{number:3}',
      titlePattern: '{id}: {title}',
      titlePlace: 'heading',
      recordDepth: 1,
    });
    expect(kind.checklists.map(({ role, gate }) => `${role} ${gate}`)).toEqual([
      'prerequisites must',
      'prerequisites must',
      'prerequisites must',
      'criteria must',
      'criteria must',
      'criteria should',
    ]);
    expect(checklistOf(kind, 'success_criteria/must_pass')).toMatchObject({
      due: { stage: 'planned', severity: 'error', because: '(all required)' },
    });
    expect(checklistOf(kind, 'success_criteria/must_pass')?.items.map(({ mark }) => mark)).toEqual([
      'met',
      'met',
      'met',
    ]);
    expect(kind.status?.fields).toEqual(['status', 'metadata/status']);
    expect(kind.status?.words.map(({ word, stage, result }) => [word, stage, result])).toEqual([
      ['PENDING', 'planned', undefined],
      ['RUNNING', 'running', undefined],
      ['PASSED', 'concluded', 'success'],
      ['FAILED', 'concluded', 'failed'],
    ]);
    expect(fieldOf(kind, 'metadata/status')?.choices?.values).toEqual(['PENDING', 'RUNNING', 'PASSED', 'FAILED']);
    expect(fieldOf(kind, 'conclusions/decision/decision')).toMatchObject({
      choices: { values: ['GO', 'NO-GO', 'CONDITIONAL GO'], open: false },
      due: { stage: 'concluded', severity: 'error' },
    });
    expect(kind.verdict?.places.map(({ field }) => field)).toEqual([
      'status',
      'conclusions/decision/decision',
      'metadata/status',
    ]);
    const data = tableOf(kind, 'results/data');
    expect(data).toMatchObject({ role: 'runs', rows: 'sample', keyColumn: 'run' });
    expect(data?.columns.map(({ type, unit }) => [type, unit])).toEqual([
      ['text', undefined],
      ['text', undefined],
      ['text', undefined],
      ['text', undefined],
      ['mark', undefined],
      ['number', 's'],
      ['integer', 'MB'],
    ]);
    expect(tableOf(kind, 'analysis/hypothesis_validation')).toMatchObject({ role: 'hypotheses', rows: 'fixed' });
    expect(sectionOf(kind, 'analysis/root_cause_analysis')?.due).toMatchObject({
      stage: 'never',
      because: '(if failed)',
    });
    expect(sectionOf(kind, 'objective')?.guidance).toHaveLength(2);
    expect(fieldOf(kind, 'results/execution_log/run_1')?.block).toBe('code');
    expect(
      kind.fields.some(
        ({ name }) => name === 'example' || name === 'criterion_1' || name === 'finding_1' || name === 'go',
      ),
    ).toBe(false);
  });

  it('gives every spec the line of the template that states it', () => {
    for (const number of ['000', '001', '002', '003', '004']) {
      const kind = seed(number);
      const lines = kind.text.split('\n');
      for (const field of kind.fields.filter(({ alternatives }) => alternatives === undefined))
        expect(lines[field.line - 1]).toContain(field.label);
      for (const section of kind.sections.filter(({ key }) => key !== ''))
        expect(lines[section.line - 1]).toContain(section.title);
      for (const table of kind.tables) expect(lines[table.line - 1]).toContain(table.columns[0]?.header);
      expect(new Set(kind.fields.map(({ key }) => key)).size).toBe(kind.fields.length);
      expect(JSON.parse(JSON.stringify(kind))).toEqual(kind);
    }
  });
});

describe.skipIf(!hasSeeds)('compileTemplate of templates in the wild (needs ../shared/corpus)', () => {
  const stagesOf = (file: string) =>
    Object.fromEntries(
      compileText(corpusText(file))
        .sections.filter(({ key }) => key !== '')
        .map(({ key, due }) => [key, due.stage]),
    );

  it.each([
    [
      TEMPLATE_LIKE[0],
      { otázka: 'planned', nejmenší_možný_výstup: 'concluded', výsledek: 'concluded', další_rozhodnutí: 'concluded' },
    ],
    [
      TEMPLATE_LIKE[5],
      { 概要: 'planned', 計画: 'running', 追跡情報: 'running', 完了条件: 'planned', 結果: 'concluded' },
    ],
    [
      TEMPLATE_LIKE[6],
      { 问题与版本: 'planned', 输入与来源: 'concluded', 方法与复现: 'running', 结果: 'concluded', 判定边界: 'planned' },
    ],
  ])('%s: words of other languages say when a section is due', (file, stages) => {
    expect(stagesOf(file)).toEqual(stages);
  });

  it("reads the quoted head, the verdict and the units of other people's templates", () => {
    const korean = compileText(corpusText(TEMPLATE_LIKE[3]));
    expect(korean.identity).toMatchObject({
      idPattern: 'EXP-{number:3}',
      titlePattern: '🧪 Experiment Record: {title}',
    });
    expect(korean.status?.words.map(({ stage }) => stage)).toEqual(['planned', 'running', 'concluded', 'concluded']);
    expect(korean.verdict?.places[0]?.words).toEqual([
      { verdict: 'GO', word: 'Adopt' },
      { verdict: 'NO-GO', word: 'Reject' },
    ]);
    const jetson = compileText(corpusText(TEMPLATE_LIKE[4]));
    expect(fieldOf(jetson, 'measured_results/end_to_end_latency')).toMatchObject({ type: 'number', unit: 'ms' });
    expect(fieldOf(jetson, 'environment/robotwin_version')?.due.stage).toBe('never');
    const cursor = compileText(corpusText(TEMPLATE_LIKE[1]));
    expect(checklistOf(cursor, 'decision')).toMatchObject({ role: 'options' });
    expect(fieldOf(cursor, 'created')).toMatchObject({ type: 'date', source: 'date' });
  });
});

describe('the title of a template', () => {
  const template = (title: string): string =>
    [
      `# ${title}`,
      '',
      'Not every section is required.',
      '',
      '- Depth: 42',
      '',
      '**Must hold**:',
      '- [What has to be true]',
      '',
      '**Before**:',
      '- [ ] Rod',
      '',
      '## Notes',
      '',
      '- [ ] Weather',
    ].join('\n');

  it.each([
    ['EXXX: [what] — [DONE | RUNNING | PLANNED]', '{id}: {title} — [DONE | RUNNING | PLANNED]'],
    ['EXP-XXX: [yes / no] [Name]', '{id}: [yes / no] {title}'],
    ['EXP-XXX: [Name] (draft)', '{id}: {title} (draft)'],
    ['EXP-XXX: [model] on [data]', '{id}: {title} on [data]'],
    ['[Name]', '{title}'],
    ['EXP-XXX: [Title] — [Owner]', '{id}: {title} — [Owner]'],
    ['[Owner]: [which pond]', '[Owner]: {title}'],
    ['[Title] — [Owner]', '{title} — [Owner]'],
    ['Log: [pond] with [Pond title]', 'Log: [pond] with {title}'],
    ['Postmortem: [Incident title] ([date])', 'Postmortem: {title} ({date})'],
    ['YYYY-MM-DD — [Title]', '{date} — {title}'],
    ['{{date:YYYY-MM-DD}} {{title}}', '{date} {title}'],
    ['EXP-XXX: [what] (YYYY-MM-DD)', '{id}: {title} ({date})'],
    ['EXP-XXX (YYYY-MM-DD)', '{id}: {title} ({date})'],
    ['EXP-XXX: Title (DD.MM.YYYY)', '{id}: {title} ({date})'],
    ['EXP-XXX YYYY-MM-DD: Title', '{id} {date}: {title}'],
    ['YYYY-MM-DD EXP-XXX: [Title]', '{date} {id}: {title}'],
    ['YYYY-MM-DD — Title', '{date} — {title}'],
    ['Log YYYY-MM-DD', 'Log {date}'],
  ])('%s is %s', (title, pattern) => {
    expect(compileText(template(title)).identity.titlePattern).toBe(pattern);
  });

  it('says nothing about what follows it', () => {
    const read = (title: string) => {
      const { sections, fields, checklists, tables } = compileText(template(title));
      return { sections: sections.slice(1), fields, checklists, tables };
    };
    for (const title of ['Secondary structure', 'Results (optional)', 'Definition of ready', 'Model type', 'Protocol'])
      expect(read(title)).toEqual(read('Pond'));
  });
});

describe('the status of a template', () => {
  const POND = ['# POND-XXX: [Name]', '', '**Status:** STATUS', '', '## Hypothesis', '', '[What?]', ''].join('\n');
  const statusIn = (value: string, settings = '') => {
    const kind = compileText(`${settings}${POND.replace('STATUS', () => value)}`);
    const { choices, placeholder } = fieldOf(kind, 'status') ?? {};
    return { words: kind.status?.words.map(({ word, stage }) => `${word}: ${stage}`), choices, placeholder };
  };

  it.each(['{{status}}', '<status>', '[status]', '[TODO]', '$STATUS', '${STATUS}', '%STATUS%', '{status}'])(
    'is a placeholder for %s',
    (value) => {
      expect(statusIn(value)).toEqual({ words: [], choices: undefined, placeholder: true });
    },
  );

  it.each(['…', 'TBD', 'TODO', ''])('is blank for "%s"', (value) => {
    expect(statusIn(value)).toEqual({ words: [], choices: undefined, placeholder: false });
  });

  it.each(['Draft', '[Draft]'])('includes the word %s', (value) => {
    expect(statusIn(value)).toMatchObject({ words: ['Draft: planned'], choices: { values: ['Draft'], open: true } });
  });

  it.each([
    ['Draft', ['Draft: planned', 'Frozen over: running']],
    ['<status>', ['Frozen over: running']],
    ['[Draft | Frozen over]', ['Draft: planned', 'Frozen over: running']],
  ])('includes the words of the settings as well as %s', (value, words) => {
    const settings = '---\nexpctl:\n  status: { Frozen over: running }\n---\n\n';
    expect(statusIn(value, settings).words).toEqual(words);
  });

  it.each([
    ['Draft / Running / Done', ['Draft: planned', 'Running: running', 'Done: concluded']],
    ['[Draft | Done]', ['Draft: planned', 'Done: concluded']],
    ['Draft', ['Draft: planned']],
  ])('is read below a heading of that name: %s', (value, words) => {
    const kind = compileText(`# POND-XXX: [Name]\n\n## Status\n\n${value}\n\n## Results\n\n- Newts:\n`);
    expect(kind.status?.fields).toEqual(['status/status']);
    expect(kind.status?.words.map(({ word, stage }) => `${word}: ${stage}`)).toEqual(words);
    expect(fieldOf(kind, 'status/status')).toMatchObject({
      section: 'status',
      due: { stage: 'planned', severity: 'warning', because: 'a status section' },
    });
  });

  it.each(['Say in a sentence how it stands.', '[How does it stand?]', '- Draft\n- Done'])(
    'is prose below a heading of that name: %s',
    (value) => {
      const kind = compileText(`# POND-XXX: [Name]\n\n## Status\n\n${value}\n\n## Results\n\n- Newts:\n`);
      expect([kind.status, kind.fields.map(({ key }) => key)]).toEqual([undefined, ['results/newts']]);
    },
  );
});

describe('brackets as the sample of a field', () => {
  const rationale = (sample: string) =>
    fieldOf(compileText(`# POND-XXX: [Name]\n\n## Outcome\n\n**Rationale:** ${sample}\n`), 'outcome/rationale');

  it.each(['[...]', '[…]', '[e]', '[-]', '[why]'])('are a placeholder: %s', (sample) => {
    expect(rationale(sample)).toMatchObject({ type: 'text', placeholder: true });
  });

  it.each(['[1, 2]', '[0.5, -1e-3, ...]', '[.5]', '["reeds", "rushes"]'])('are a list of data: %s', (sample) => {
    expect(rationale(sample)).toMatchObject({ type: 'list', placeholder: false });
  });
});
