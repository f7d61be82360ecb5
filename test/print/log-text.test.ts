import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, logText } from '../../src/print/log-text.ts';
import { runnerCommand } from '../escape/runner-command.ts';
import { fakeHost } from '../fake-host.ts';

const TEXT = '::error::one\n\x1b[1m::debug::two\x1b[22m ##[error]three\n';

describe('logText', () => {
  it.each([{}, { CI: '' }, { GITHUB_ACTIONS: '' }])('leaves text unchanged if no runner reads it (%j)', (env) => {
    expect(logText(fakeHost({ env }), TEXT)).toBe(TEXT);
  });

  it.each([{ CI: 'true' }, { GITHUB_ACTIONS: 'true' }])(
    'defuses every line for a runner, and keeps colours (%j)',
    (env) => {
      expect(logText(fakeHost({ env }), TEXT)).toBe(
        ':\\:error:\\:one\n\x1b[1m:\\:debug:\\:two\x1b[22m #\\#[error]three\n',
      );
    },
  );
});

describe('jsonText', () => {
  it('is JSON in which no line is a command, whatever the data', () => {
    expect(jsonText({ a: '::x ##[y] :::' })).toBe('{\n  "a": ":\\u003ax #\\u0023[y] :\\u003a:"\n}\n');
    const piece = fc.oneof(
      fc.constantFrom('::', ':', '#', '##[error]', '##', '\n', '\\', '"'),
      fc.string({ maxLength: 2 }),
    );
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.dictionary(text, fc.array(text, { maxLength: 3 })), (data) => {
        const json = jsonText(data);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(data)));
        expect(json).not.toMatch(/::|##/u);
        for (const line of json.split('\n')) expect(runnerCommand(line)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
