import { describe, expect, it } from 'vitest';
import { maskedTextOf, maskRunValue } from '../../src/runs/mask-run-value.ts';
import type { RunValue } from '../../src/runs/run.ts';

const list = (...items: readonly string[]): RunValue => ({ kind: 'list', items });

describe('maskRunValue', () => {
  it.each([
    ['args', list('--lr', '0.1', '--api-key', 'abcd1234efgh'), list('--lr', '0.1', '--api-key', '[masked]')],
    ['args', list('--api-key=abcd1234efgh', '--lr=0.1'), list('--api-key=[masked]', '--lr=0.1')],
    ['args', list('--api-key', '--verbose'), list('--api-key', '--verbose')],
    ['args', list('--tokenizer', 'bpe'), list('--tokenizer', 'bpe')],
    ['secret', list('reef', 'tide'), list('[masked]', '[masked]')],
    ['layers', list('64', '128'), list('64', '128')],
    ['api_key', { kind: 'text', text: 'abcd1234' }, { kind: 'text', text: '[masked]' }],
    ['api_key', { kind: 'number', text: '12345' }, { kind: 'number', text: '12345' }],
  ] satisfies readonly (readonly [string, RunValue, RunValue])[])('%s: %j', (path, value, shown) => {
    expect(maskRunValue(path, value).value).toEqual(shown);
  });

  it('says what was masked, never the value', () => {
    expect(maskedTextOf('args', list('--api-key', 'abcd1234efgh', 'reef'))).toEqual({
      text: '--api-key, [masked], reef',
      masked: ['--api-key'],
    });
  });
});
