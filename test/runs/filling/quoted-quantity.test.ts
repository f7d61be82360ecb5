import { describe, expect, it } from 'vitest';
import { quotedQuantity } from '../../../src/runs/filling/quoted-quantity.ts';
import { tableIn } from '../table-record.ts';

const read = (header: string, above: readonly string[], text: string, path = 'accuracy') => {
  const rows = above.map((cell, index) => `| r${String(index)} | ${cell} |\n`).join('');
  const { table } = tableIn(`| Run | ${header} |\n| --- | --- |\n${rows}`);
  const column = table.columns[1];
  if (column === undefined) throw new Error('no column');
  return quotedQuantity({ text, form: 'verbatim' }, column, { above: table.rows, path, printed: undefined });
};

const number = (text: string, unit: string) => ({ text, form: 'metric', unit });

describe('quotedQuantity', () => {
  it.each([
    ['Accuracy', ['0.183', '0.192'], '20.1%', number('20.1', '%')],
    ['Accuracy', ['18.3', '19.2'], '20.1 %', number('20.1', '%')],
    ['Accuracy', ['18.3%'], '20.1%', number('20.1', '%')],
    ['Accuracy (%)', [], '20.1%', number('20.1', '%')],
    ['Accuracy (ratio)', [], '20.1%', number('20.1', '%')],
    ['Latency (ms)', [], '0.0361 s', number('0.0361', 's')],
    ['Latency (ms)', [], '36ms', number('36', 'ms')],
    ['Latency', ['35.2 ms'], '36 ms', number('36', 'ms')],
    ['Memory (GB)', ['1.2'], '440 MiB', number('440', 'MiB')],
    ['Params (M)', [], '7.1M', number('7100000', 'count')],
    ['Params (M)', [], '0.5B', number('500000000', 'count')],
    ['Change (%)', [], '-2.0%', number('-2.0', '%')],
    ['Latency (ms)', [], '1.5 GB', number('1.5', 'GB')],
  ])('reads in %s with %j above "%s" as a number', (header, above, text, cell) => {
    expect(read(header, above, text)).toEqual(cell);
  });

  it.each([
    ['Accuracy', [], '20.1%'],
    ['Accuracy', ['0.5', '71.2'], '20.1%'],
    ['Gain', ['0.4', '0.8'], '2.3%'],
    ['Notes', ['fine', ''], '20%'],
    ['Model', ['7B', '13B'], '70B'],
    ['Latency', ['35.2'], '36 ms'],
    ['Latency (ms)', ['35.2'], 'slow'],
    ['Latency (ms)', ['35.2'], '36 ms at most'],
    ['Accuracy (%)', ['35.2'], '20%-30%'],
    ['Accuracy (%)', ['35.2'], '>20%'],
    ['Price ($)', ['3'], '$5'],
  ])('leaves in %s with %j above "%s" unchanged', (header, above, text) => {
    expect(read(header, above, text, header.toLowerCase())).toEqual({ text, form: 'verbatim' });
  });
});
