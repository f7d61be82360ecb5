import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExperimentRecord, TableRecord } from '../../src/records/record.ts';
import { hasShared, seedText } from '../document/reading.ts';
import { fieldAt, fieldLines, lineOf, recordIn, rowLines, tableAt } from './reading.ts';

const builtIn = (name: string): string => readFileSync(new URL(`../../templates/${name}.md`, import.meta.url), 'utf8');

const seed = (number: string, template?: string): ExperimentRecord => {
  const path = `experiments/seed-${number}.md`;
  return recordIn(seedText(number), template === undefined ? { path } : { path, template });
};

/** Row lines (from 1) and the values of one column as numbers. */
const column = (table: TableRecord, record: ExperimentRecord, name: string): readonly string[] => {
  const index = table.columns.findIndex((it) => it.name === name);
  return table.rows.map((row) => {
    const value = row.cells[index]?.value;
    const number =
      value?.kind === 'number' ? value.number : value?.kind === 'uncertain' ? `±${value.halfWidth}` : value?.kind;
    return `${lineOf(record, row.row.span)}: ${number}`;
  });
};

const nothingAbsent = { sections: [], fields: [], tables: [], checklists: [] };

describe.skipIf(!hasShared).each([
  ['its own template', (number: string) => seedText(number)],
  ['the built-in kind', (number: string) => builtIn(KINDS[number] ?? '')],
])('the seeds read against %s (skipped if the seeds are not beside the repository)', (_, templateOf) => {
  it.each(['000', '001', '002', '003', '004'])('%s lacks nothing that the kind requires', (number) => {
    expect(seed(number, templateOf(number)).absent).toEqual(nothingAbsent);
  });

  it('001: five hyperparameters', () => {
    const record = seed('001', templateOf('001'));
    const table = tableAt(record, 'model_configuration/hyperparameters');
    expect(rowLines(table)).toEqual([
      'data learning_rate',
      'data batch_size',
      'data n_estimators',
      'data max_depth',
      'data dropout',
    ]);
    expect(column(table, record, 'value')).toEqual(['55: 0.001', '56: 32', '57: 200', '58: 6', '59: 0.3']);
    expect(table.rows[0]?.cells[2]?.value).toMatchObject({
      kind: 'list',
      items: [{ number: 0.0001 }, { number: 0.01 }],
    });
  });

  it('001: five epochs', () => {
    const record = seed('001', templateOf('001'));
    const table = tableAt(record, 'training_results/training_metrics');
    expect(rowLines(table)).toEqual(['data 1', 'data 10', 'data 20', 'data 50', 'data 100']);
    expect(table.role).toBe('epochs');
    expect(column(table, record, 'val_loss')).toEqual([
      '75: 0.742',
      '76: 0.456',
      '77: 0.389',
      '78: 0.342',
      '79: 0.356',
    ]);
    expect(column(table, record, 'learning_rate').at(-1)).toBe('79: 0.00001');
  });

  it('001: five metrics with their intervals', () => {
    const record = seed('001', templateOf('001'));
    const table = tableAt(record, 'evaluation_results/test_set_performance');
    expect(rowLines(table)).toEqual([
      'data Accuracy',
      'data Precision',
      'data Recall',
      'data F1 Score',
      'data AUC-ROC',
    ]);
    expect(table.role).toBe('metrics');
    expect(column(table, record, 'value')).toEqual([
      '99: 0.869',
      '100: 0.845',
      '101: 0.823',
      '102: 0.834',
      '103: 0.908',
    ]);
    expect(column(table, record, '95_ci')).toEqual([
      '99: ±0.012',
      '100: ±0.015',
      '101: ±0.018',
      '102: ±0.014',
      '103: ±0.009',
    ]);
  });

  it('001: three groups, Overall a row like the others', () => {
    const record = seed('001', templateOf('001'));
    const table = tableAt(record, 'evaluation_results/disaggregated_performance');
    expect(rowLines(table)).toEqual(['data Overall', 'data Female', 'data Male']);
    expect(column(table, record, 'n')).toEqual(['116: 150000', '117: 72000', '118: 78000']);
  });

  it('001: four models, the current one in bold, the others for comparison', () => {
    const record = seed('001', templateOf('001'));
    const table = tableAt(record, 'comparison_to_baseline/baseline_models');
    expect(rowLines(table)).toEqual([
      'data Current Experiment',
      'reference Previous Best (exp-042)',
      'reference Simple Baseline',
      'data Business Rules',
    ]);
    expect(table.rows[0]?.cells[0]?.text).toBe('**Current Experiment**');
    expect(column(table, record, 'accuracy')).toEqual(['127: 0.869', '128: 0.851', '129: 0.75', '130: 0.798']);
    expect(table.columns.map(({ name, unit }) => `${name} ${unit ?? '-'}`)).toContain('latency ms');
    expect(column(table, record, 'latency')).toEqual(['127: 45', '128: 42', '129: 5', '130: 10']);
  });

  it('001: five features, fields as typed values', () => {
    const record = seed('001', templateOf('001'));
    const table = tableAt(record, 'observations_insights/feature_importance');
    expect(column(table, record, 'importance')).toEqual([
      '207: 0.342',
      '208: 0.187',
      '209: 0.156',
      '210: 0.089',
      '211: 0.061',
    ]);
    expect(fieldAt(record, 'date').value).toMatchObject({ kind: 'date', iso: '2025-01-15' });
    expect(fieldAt(record, 'dataset_information/train_val_test_split/training').value).toMatchObject({
      number: 70,
      unit: '%',
    });
    expect(fieldAt(record, 'training_results/best_model/validation_loss').value).toMatchObject({ number: 0.334 });
    expect(fieldAt(record, 'artifacts_reproducibility/code_version/commit_sha').value).toMatchObject({
      sha: 'abc123def456',
    });
    expect(fieldAt(record, 'experiment_metadata/status').filling).toBe('unchosen');
    expect(record.status).toMatchObject({ stage: 'planned', stated: false });
  });

  it('003: twelve runs', () => {
    const record = seed('003', templateOf('003'));
    const table = tableAt(record, 'test_matrix');
    expect(table.role).toBe('runs');
    expect(rowLines(table)).toEqual([
      'data h1-20260218',
      'data h2-20260218',
      'data h3-lr1e4-20260218',
      'data h3-lr3e4-20260218',
      'data h4-20260218',
      'data h1-expanded-20260218',
      'data h2-expanded-20260218',
      'data h3-lr1e4-expanded-20260218',
      'data h3-lr3e4-expanded-20260218',
      'data h4-domain-expanded-20260218',
      'data headroom-heldout-20260218',
      'data headroom-domain-20260218',
    ]);
    expect(column(table, record, 'tuned_wer')).toEqual([
      '64: 0.0462',
      '65: 0.0582',
      '66: 0.0462',
      '67: 0.0701',
      '68: 0',
      '69: 0.0449',
      '70: 0.0552',
      '71: 0.0475',
      '72: 0.0723',
      '73: 0.115',
      '74: 0.0458',
      '75: 0.1253',
    ]);
    expect(record.status).toMatchObject({ stage: 'running', stated: false });
  });

  it('003: four hypotheses, five parities, four criteria, the diagnostics', () => {
    const record = seed('003', templateOf('003'));
    const hypotheses = record.sections.filter(({ spec }) => spec?.repeated === true);
    expect(
      hypotheses.map(({ section, key }) => `${lineOf(record, section.span)} ${key.split('/')[1]?.slice(0, 2)}`),
    ).toEqual(['36 h1', '43 h2', '49 h3', '55 h4']);
    const success = record.fields.filter(({ field }) => field.name === 'success');
    expect(success.map(({ field, spec }) => `${lineOf(record, field.span)} ${spec?.name ?? '-'}`)).toEqual([
      '41 success',
      '47 success',
      '53 success',
      '59 success',
    ]);
    expect(new Set(success.map(({ key }) => key)).size).toBe(4);
    expect(record.checklists.map(({ role, items }) => `${role} ${items.length}`)).toEqual([
      'protocol 5',
      'criteria 4',
      'tasks 5',
      'tasks 3',
    ]);
    const diagnostics = record.tables.filter(({ section }) => section.startsWith('diagnostics_results'));
    expect(diagnostics.map((table) => `${lineOf(record, table.place.table.span)} ${table.rows.length}`)).toEqual([
      '104 3',
      '112 3',
      '120 3',
      '128 3',
      '136 2',
    ]);
    const profile = tableAt(record, 'diagnostics_results/original_manifest_duration_profile');
    expect(profile.rows[0]?.cells[3]?.value).toMatchObject({ kind: 'number', number: 6, note: '5.0%' });
  });

  it('004: a template still to be filled in', () => {
    const record = seed('004', templateOf('004'));
    expect(record.id).toBeUndefined();
    expect(
      record.fields.filter(({ field }) => field.name === 'status').map(({ key, filling }) => `${key} ${filling}`),
    ).toEqual(['status unchosen', 'metadata/status filled']);
    expect(record.status).toMatchObject({ stage: 'planned', stated: true, word: 'PENDING' });
    expect(fieldAt(record, 'conclusions/decision/decision')).toMatchObject({ filling: 'unchosen' });
    expect(record.checklists.map(({ key, items }) => `${key} ${items.length}`)).toEqual([
      'prerequisites/models_required 3',
      'prerequisites/dependencies 4',
      'prerequisites/code_components 3',
      'method/validation/criteria 3',
      'success_criteria/must_pass 3',
      'success_criteria/nice_to_have 2',
    ]);
  });

  it('000 and 002: checklists and choices', () => {
    const experiment = seed('000', templateOf('000'));
    expect(experiment.sections).toHaveLength(13);
    expect(experiment.checklists.map(({ key, role, items }) => `${key} ${role} ${items.length}`)).toEqual([
      'experiment_type options 8',
      'decision_criteria criteria 5',
    ]);
    expect(fieldAt(experiment, 'outcome/outcome').filling).toBe('unchosen');
    const issue = seed('002', templateOf('002'));
    expect(issue.checklists.map(({ key, role, items }) => `${key} ${role} ${items.length}`)).toEqual([
      'to_do_list tasks 6',
      expect.stringMatching(/^definition_of_ready.* ready 5$/u),
      expect.stringMatching(/^definition_of_done.* done 6$/u),
    ]);
  });
});

const KINDS: Readonly<Record<string, string>> = {
  '000': 'ml-exp',
  '001': 'tracking-log',
  '002': 'ml-issue',
  '003': 'plan',
  '004': 'exp',
};

describe.skipIf(!hasShared)('the seeds without a kind', () => {
  it("004: rows that are still the template's own examples are not data", () => {
    const table = tableAt(seed('004', seedText('004')), 'results/data');
    expect(rowLines(table)).toEqual(['placeholder 1', 'placeholder 2', 'placeholder 3']);
    expect(rowLines(tableAt(seed('004'), 'results/data'))).toEqual(['data 1', 'data 2', 'data 3']);
  });

  it.each([
    ['000', 0, 13],
    ['001', 6, 11],
    ['002', 0, 9],
    ['003', 6, 22],
    ['004', 2, 22],
  ])('%s is one record with %i tables and %i sections', (number, tables, sections) => {
    const record = seed(number);
    expect(record.tables).toHaveLength(tables);
    expect(record.sections).toHaveLength(sections);
    expect(record.fields.every(({ spec }) => spec === undefined)).toBe(true);
  });

  it('the roles of tables are recognised by their headers', () => {
    expect(seed('001').tables.map(({ role }) => role)).toEqual([
      'parameters',
      'epochs',
      'metrics',
      'groups',
      'comparison',
      'other',
    ]);
    expect(seed('003').tables.map(({ role }) => role)).toEqual(['runs', 'other', 'other', 'other', 'other', 'runs']);
    expect(seed('004').tables.map(({ role }) => role)).toEqual(['runs', 'hypotheses']);
  });

  it('every span covers its text', () => {
    for (const number of ['000', '001', '002', '003', '004']) {
      const record = seed(number);
      const { text } = record.document.source;
      for (const { field } of record.fields)
        expect(text.slice(field.labelSpan.start, field.labelSpan.end).toLowerCase()).toContain(
          field.label.toLowerCase().slice(0, 3),
        );
      for (const table of record.tables)
        for (const row of table.rows)
          for (const cell of row.cells) expect(text.slice(cell.span.start, cell.span.end)).toBe(cell.text);
    }
    expect(fieldLines(seed('001')).length).toBeGreaterThan(60);
  });
});
