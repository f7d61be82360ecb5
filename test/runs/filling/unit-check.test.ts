import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeShare } from '../../../src/runs/filling/share-names.ts';
import { checkUnit } from '../../../src/runs/filling/unit-check.ts';
import { tableIn } from '../table-record.ts';

const check = (header: string, above: readonly string[], text: string, unit?: string, path = 'eval.wer') => {
  const rows = above.map((cell, index) => `| r${String(index)} | ${cell} |\n`).join('');
  const { table } = tableIn(`| Run | ${header} |\n| --- | --- |\n${rows}`);
  const column = table.columns[1];
  if (column === undefined) throw new Error('no column');
  return checkUnit({ text, form: 'metric', unit }, column, { above: table.rows, path });
};

describe('checkUnit', () => {
  it.each([
    ['WER', ['0.0449'], '4.49', 'mistake'],
    ['WER', ['4.49'], '0.0449', 'mistake'],
    ['Accuracy', ['0.91', '0.9'], '91.3', 'mistake'],
    ['WER', ['0.0449'], '24.9', 'mistake'],
    ['WER', ['12.4', '11.9'], '0.2312', 'mistake'],
    ['WER', ['12.4', '0.9'], '0.2312', 'fine'],
    ['WER', ['12.4', '0'], '0.2312', 'mistake'],
    ['WER', ['12.4', '11.9'], '0', 'fine'],
    ['mAP', ['1'], '3', 'fine'],
    ['mAP', ['1', '0.5'], '3', 'mistake'],
    ['Accuracy', ['77.1'], '0.552', 'mistake'],
    ['WER', ['0.0449'], '0.0723', 'fine'],
    ['Loss', ['0.02'], '2.0', 'fine'],
    ['Learning Rate', ['0.02'], '2.0', 'fine'],
    ['Steps', ['1'], '100', 'fine'],
    ['Samples per second', ['0.5'], '50', 'fine'],
    ['WER', [], '4.49', 'fine'],
  ])('%s with %j above and %s: %s', (header, above, text, kind) => {
    expect(check(header, above, text).kind).toBe(kind);
  });

  it('compares a number with those that have a spread', () => {
    expect(check('Accuracy', ['91.2 ± 0.3', '90.8 ± 0.2'], '0.9345', undefined, 'acc')).toEqual({
      kind: 'mistake',
      message: 'Accuracy is 0.9345 here and 91.2, 90.8 in the rows above: one of them may be a percentage',
      hint: '--unit "acc=ratio" writes 93.45, --unit "acc=%" writes 0.9345, or declare the unit: `<!-- expctl: column "Accuracy" unit=ratio -->` (or unit=%) in the template, or "Accuracy (%)" as the header',
    });
    expect(check('WER', ['4.49% ± 0.1%'], '0.0449')).toMatchObject({ kind: 'fine', cell: { unit: 'ratio' } });
    expect(check('WER', ['0.0449 ± 0.001'], '4.49').kind).toBe('mistake');
    expect(check('WER', ['±0.3'], '0.0449').kind).toBe('fine');
  });

  it('converts if the header or the cells declare the unit', () => {
    expect(check('WER (%)', ['4.49'], '0.0449')).toMatchObject({ kind: 'fine', cell: { unit: 'ratio' } });
    expect(check('WER', ['4.49%'], '0.0449')).toMatchObject({ kind: 'fine', cell: { unit: 'ratio' } });
    expect(check('WER (ratio)', ['0.0449'], '4.49')).toMatchObject({ kind: 'fine', cell: { unit: '%' } });
  });

  it("uses the number's own unit if the column's is known, and refuses it otherwise", () => {
    expect(check('WER (ratio)', ['0.0449'], '4.49', '%')).toMatchObject({ kind: 'fine', cell: { unit: '%' } });
    expect(check('WER', ['4.49%'], '0.0449', 'ratio')).toMatchObject({ kind: 'fine', cell: { unit: 'ratio' } });
    expect(check('WER', ['0.0449'], '4.49', '%')).toMatchObject({ kind: 'fine', cell: { columnUnit: 'ratio' } });
    expect(check('WER', ['4.49'], '4.51', '%').kind).toBe('fine');
  });

  it("refuses a number of another dimension than the column's", () => {
    expect(check('Latency (ms)', [], '1.5', 'GB')).toEqual({
      kind: 'mistake',
      message: 'Latency (ms) is in ms, and 1.5 is given in GB, which does not convert into it',
      hint: 'say with --unit KEY=UNIT what the number is in, or with --map which key belongs there',
    });
    expect(check('Latency', ['12 ms'], '1.5', 'GB').kind).toBe('mistake');
    expect(check('Latency (ms)', ['12'], '1.5', 's').kind).toBe('fine');
    expect(check('Speed (req/s)', ['12'], '1.5', 'req/sec').kind).toBe('fine');
  });

  it('shows both values and how to declare the unit', () => {
    expect(check('WER', ['0.0449'], '4.49')).toEqual({
      kind: 'mistake',
      message: 'WER is 4.49 here and 0.0449 in the rows above: one of them may be a percentage',
      hint: '--unit "eval.wer=%" writes 0.0449, --unit "eval.wer=ratio" writes 4.49, or declare the unit: `<!-- expctl: column "WER" unit=ratio -->` (or unit=%) in the template, or "WER (%)" as the header',
    });
    expect(check('WER', ['12.4', '0.9'], '0.1239')).toEqual({
      kind: 'mistake',
      message: 'WER is 0.1239 here and 12.4 in the row r0: one of them is a percentage',
      hint: 'declare the unit: `<!-- expctl: column "WER" unit=ratio -->` (or unit=%) in the template, or "WER (%)" as the header',
    });
  });
});

describe('checkUnit, for a number that could be a ratio as well as a percentage,', () => {
  it.each([
    ['WER (%)', [], '0.08', 'mistake'],
    ['WER (%)', ['3.41'], '0.08', 'mistake'],
    ['WER', ['3.41%'], '0.08', 'mistake'],
    ['Packet Loss (%)', ['3.41'], '0.02', 'mistake'],
    ['WER change (%)', ['-3.1'], '-0.4', 'mistake'],
    ['WER (%)', ['3.41'], '1', 'mistake'],
    ['WER (%)', ['3.41'], '0', 'fine'],
    ['WER (%)', ['3.41'], '0.0', 'fine'],
    ['WER (%)', ['3.41'], '1.01', 'fine'],
    ['Accuracy (ratio)', ['0.5'], '87.5', 'mistake'],
    ['Accuracy (ratio)', [], '1.0', 'fine'],
    ['Speedup (ratio)', ['0.91'], '2.5', 'fine'],
    ['WER', ['0.0341'], '0.08', 'fine'],
    ['Latency (ms)', ['12'], '0.08', 'fine'],
  ])('%s with %j above and %s: %s', (header, above, text, kind) => {
    expect(check(header, above, text).kind).toBe(kind);
  });

  it('shows what either answer would write', () => {
    expect(check('WER (%)', ['3.41'], '0.08')).toEqual({
      kind: 'mistake',
      message: 'WER (%) is in %, and 0.08 could be a ratio as well as a percentage',
      hint: 'say which: --unit "eval.wer=ratio" writes 8, --unit "eval.wer=%" writes 0.08',
    });
    expect(check('Accuracy (ratio)', [], '87.5')).toEqual({
      kind: 'mistake',
      message: 'Accuracy (ratio) is a ratio, and 87.5 could be a ratio as well as a percentage',
      hint: 'say which: --unit "eval.wer=%" writes 0.875, --unit "eval.wer=ratio" writes 87.5',
    });
  });

  it('takes rows a hundred times away as an answer only if none of them is as small', () => {
    expect(check('WER (%)', ['10.48', '9.7'], '0.1049')).toMatchObject({ kind: 'fine', cell: { unit: 'ratio' } });
    expect(check('WER (%)', ['10.48', '0.4'], '0.1049').kind).toBe('mistake');
    expect(check('WER (%)', ['10.48', '9.7'], '0.0449').kind).toBe('mistake');
  });

  it("decides by the number's own unit, whatever is above", () => {
    const unitless = fc.constantFrom('WER (%)', 'WER', 'Accuracy (ratio)', 'Accuracy');
    const cells = fc.array(fc.constantFrom('3.41', '3.41%', '0.08', '0.91', '—', '91.2', '0'), { maxLength: 4 });
    const number = fc.double({ min: 0.0001, max: 100, noNaN: true }).map((value) => value.toFixed(4));
    fc.assert(
      fc.property(unitless, cells, number, fc.constantFrom('%', 'ratio'), (header, above, text, unit) => {
        const checked = check(header, above, text, unit);
        if (checked.kind === 'mistake') expect(checked.message).not.toContain('could be');
        else expect(checked.cell.unit).toBe(unit);
      }),
    );
  });

  it('never writes a number of at most 1 among percentages without a note', () => {
    const cells = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { maxLength: 4 });
    const number = fc.double({ min: 0.0001, max: 1, noNaN: true });
    fc.assert(
      fc.property(cells, number, (above, value) => {
        const texts = above.map((each) => each.toFixed(2));
        const checked = check('WER (%)', texts, value.toFixed(4));
        if (checked.kind === 'fine') expect(checked.note).toContain('was read as a ratio');
      }),
    );
  });
});

describe('checkUnit, for a column without a unit whose rows are all on one scale,', () => {
  it.each([
    ['MMLU', ['25.4', '26.1'], '0.254', 'mmlu.acc', 'mistake'],
    ['Score', ['25.4', '26.1'], '0.254', 'mmlu.acc', 'mistake'],
    ['Score', ['25.4', '26.1'], '0.254', 'score', 'fine'],
    ['Val loss', ['1.2', '3.4'], '0.9', 'val_loss', 'fine'],
    ['Loss', ['1.2', '3.4'], '0.9', 'eval_accuracy_loss', 'fine'],
    ['Perplexity', ['12.4', '3.1'], '0.99', 'ppl', 'fine'],
    ['Runtime', ['12.4'], '0.5', 'test_runtime', 'fine'],
    ['LR', ['0.1', '0.2'], '2', 'lr', 'fine'],
    ['Hits', ['12', '3'], '1', 'count', 'fine'],
    ['Compression ratio', ['3.1', '2.9'], '0.8', 'compression_ratio', 'fine'],
    ['Mean absolute error', ['3.1', '2.9'], '0.8', 'mae', 'fine'],
  ])('%s with %j above and %s of %s: %s', (header, above, text, path, kind) => {
    expect(check(header, above, text, undefined, path).kind).toBe(kind);
  });

  it('converts a number with a known unit to theirs', () => {
    expect(check('WER', ['0.0512', '0.0533'], '4.51', '%')).toMatchObject({ cell: { unit: '%', columnUnit: 'ratio' } });
    expect(check('MMLU', ['25.4'], '0.254', 'ratio')).toMatchObject({ cell: { unit: 'ratio', columnUnit: '%' } });
    expect(check('WER', ['4.41'], '4.51', '%')).toEqual({
      kind: 'fine',
      cell: expect.not.objectContaining({ columnUnit: '%' }),
    });
  });

  it('refuses one that may already be in theirs', () => {
    expect(check('Test error', ['0.9', '0.87'], '1.2', '%', 'error')).toEqual({
      kind: 'mistake',
      message: 'Test error is 1.2 % here and 0.9, 0.87 in the rows above: one of them may be a percentage',
      hint: 'declare the unit: `<!-- expctl: column "Test error" unit=ratio -->` (or unit=%) in the template, or "Test error (%)" as the header',
    });
    expect(check('Test error', ['0.9', '0.87'], '1.2', undefined, 'error')).toMatchObject({
      hint: expect.stringMatching(/^--unit "error=ratio" writes 1\.2, or declare/),
    });
    expect(check('Gain', ['0.4', '0.8'], '2.3', '%', 'gain')).toMatchObject({ kind: 'fine' });
    expect(check('Compression', ['3.1', '2.9'], '0.9', 'ratio', 'compression_ratio')).toMatchObject({ kind: 'fine' });
    expect(check('CPU', ['0.4', '0.8'], '45', '%', 'cpu')).toMatchObject({ kind: 'mistake' });
  });

  it('never writes a share without a unit on the other side of 1 than all rows', () => {
    const number = fc.double({ min: 0.001, max: 100, noNaN: true }).filter((value) => value !== 0);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 4 }), number, (above, value) => {
        const texts = above.map((each) => each.toFixed(4));
        const [text, told] = [value.toFixed(4), texts.map(Number)];
        const isAcross = Number(text) <= 1 ? told.every((each) => each > 1) : told.every((each) => each < 1);
        if (isAcross) expect(check('WER', texts, text).kind).toBe('mistake');
      }),
    );
  });
});

describe('checkUnit, for a number without a unit that is of another magnitude than the rows,', () => {
  it('reads an integer as a count if the rows show that', () => {
    expect(check('Params (M)', ['7.02', '7.10'], '7123456', undefined, 'params')).toEqual({
      kind: 'fine',
      cell: { text: '7123456', form: 'metric', unit: 'count' },
      note: 'Params (M): 7123456 was read as a count, for the rows above are in M',
    });
    expect(check('Tokens (B)', ['1.20', '1.31'], '1300000000.0')).toMatchObject({ cell: { unit: 'count' } });
    expect(check('Samples (k)', ['10.5'], '12000')).toMatchObject({ cell: { unit: 'count' } });
    expect(check('Steps (k)', ['10', '50'], '20000')).toMatchObject({ cell: { unit: 'count' } });
  });

  it.each([
    ['Params (M)', ['110', '7000'], '125000'],
    ['Params (M)', ['7.02'], '7123456.5'],
    ['Steps (k)', ['10', '50'], '500'],
    ['Params (M)', ['7000000', '7.1'], '7123456'],
  ])('%s with %j above accepts %s unchanged', (header, above, text) => {
    expect(check(header, above, text)).toMatchObject({ kind: 'fine', cell: { unit: undefined } });
  });

  it('asks if no row shows anything', () => {
    expect(check('Params (M)', [], '7123456', undefined, 'params')).toEqual({
      kind: 'mistake',
      message: 'Params (M) is in M, and 7123456 could be a bare count',
      hint: 'say which: --unit "params=count" writes 7.123456, --unit "params=M" writes 7123456',
    });
    expect(check('Params (M)', [], '125000').kind).toBe('fine');
    expect(check('Samples (k)', [], '1281').kind).toBe('fine');
    expect(check('Samples (k)', [], '1281167').kind).toBe('mistake');
  });

  it('notes that it is written unchanged, and which unit would fit', () => {
    expect(check('Latency (ms)', ['35.2', '36.0'], '0.0361', undefined, 'latency')).toEqual({
      kind: 'fine',
      cell: { text: '0.0361', form: 'metric', unit: undefined },
      note: 'Latency (ms): 0.0361 is written as it is, far below the rows above; --unit "latency=s" writes 36.1',
    });
    expect(check('Time (h)', ['1.5', '1.6'], '5900', undefined, 'took')).toMatchObject({
      note: 'Time (h): 5900 is written as it is, far above the rows above; --unit "took=s" writes 1.639',
    });
    expect(check('Size (GB)', ['0.42'], '440', undefined, 'size')).toMatchObject({
      note: 'Size (GB): 440 is written as it is, far above the rows above; --unit "size=MB" writes 0.44',
    });
    expect(check('Latency', ['35.2 ms'], '0.0361', undefined, 'latency')).toMatchObject({
      note: expect.stringContaining('--unit "latency=s"'),
    });
  });

  it.each([
    ['Latency (ms)', ['35.2'], '3.61'],
    ['Latency (ms)', ['0.2', '350'], '0.0361'],
    ['Time (h)', ['1.5'], '0.02'],
    ['Loss', ['0.5'], '7000'],
    ['Time (h)', ['0', '—'], '5900'],
    ['Time (h)', ['1.5'], '0'],
  ])('%s with %j above accepts %s without a note', (header, above, text) => {
    expect(check(header, above, text)).toEqual({ kind: 'fine', cell: { text, form: 'metric', unit: undefined } });
  });

  it('says of a whole number that is more than a petabyte that it may be bytes, where no row says anything', () => {
    expect(check('Peak mem (GiB)', [], '34359738368', undefined, 'mem')).toMatchObject({
      note: 'Peak mem (GiB): 34359738368 is written as it is, more than a petabyte in GiB; --unit "mem=B" writes 32',
    });
    expect(check('Memory (MB)', [], '61234')).not.toHaveProperty('note');
    expect(check('Size (B)', [], '34359738368')).not.toHaveProperty('note');
    expect(check('Size (GB)', [], '150000')).not.toHaveProperty('note');
  });

  it('also notes that if no unit fits', () => {
    expect(check('Time (h)', ['1.5'], '50000000', undefined, 'took')).toMatchObject({
      note: 'Time (h): 50000000 is written as it is, far above the rows above',
    });
  });
});

describe('mayBeShare', () => {
  it('needs a word in the header or the key, and none against it', () => {
    expect(mayBeShare('MMLU', 'mmlu.acc')).toBe(true);
    expect(mayBeShare('Score', 'results.wer')).toBe(true);
    expect(mayBeShare('WER', 'score')).toBe(true);
    expect(mayBeShare('Score', 'score')).toBe(false);
    expect(mayBeShare('Learning rate', 'lr')).toBe(false);
    expect(mayBeShare('Accuracy', 'accuracy_loss')).toBe(false);
    expect(mayBeShare('Ratio', 'ratio')).toBe(false);
  });
});
