import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_RUN } from '../../../src/runs/run.ts';
import { readSpoolEntry } from '../../../src/runs/spooling/read-spool-entry.ts';
import { writeSpoolEntry } from '../../../src/runs/spooling/write-spool-entry.ts';
import type { Run, RunValue } from '../../../src/runs/run.ts';
import type { SpoolEntry } from '../../../src/runs/spooling/spool-entry.ts';

const key = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('__proto__', 'constructor', 'toString', 'a.b'));
/** Words that do not resemble a secret. */
const word = fc.stringMatching(/^[a-z äé|`\\\n]{0,12}$/u);
const decimal = fc.oneof(fc.double().map(String), fc.constantFrom('1e400', '-0', '0.1234567890123456789', '0'));

const value: fc.Arbitrary<RunValue> = fc.oneof(
  decimal.map((text): RunValue => ({ kind: 'number', text })),
  word.map((text): RunValue => ({ kind: 'text', text })),
  fc.constantFrom('true' as const, 'false' as const).map((text): RunValue => ({ kind: 'boolean', text })),
  fc.array(word, { maxLength: 3 }).map((items): RunValue => ({ kind: 'list', items })),
  fc.constantFrom('', 'NaN', 'Infinity').map((text): RunValue => ({ kind: 'missing', text })),
);

const mapOf = <Value>(inner: fc.Arbitrary<Value>): fc.Arbitrary<ReadonlyMap<string, Value>> =>
  fc.array(fc.tuple(key, inner), { maxLength: 5 }).map((pairs) => new Map(pairs));

const run: fc.Arbitrary<Run> = fc.record({
  id: fc.option(word, { nil: undefined }),
  parameters: mapOf(value),
  metrics: mapOf(value),
  hidden: mapOf(value),
  replicates: mapOf(fc.array(fc.record({ seed: word, value }), { maxLength: 2 })),
  history: mapOf(
    fc
      .array(fc.tuple(fc.nat(), fc.option(fc.integer(), { nil: null })), { maxLength: 4 })
      .map((points) => ({ steps: points.map(([step]) => step), values: points.map(([, point]) => point) })),
  ),
  seed: fc.option(word, { nil: undefined }),
  command: fc.option(word, { nil: undefined }),
  status: fc.constantFrom('finished' as const, 'failed' as const, undefined),
  started: fc.option(word, { nil: undefined }),
  ended: fc.option(word, { nil: undefined }),
  selection: fc.option(word, { nil: undefined }),
  files: fc.array(fc.record({ path: word, sha256: word, format: word }), { maxLength: 2 }),
  notes: fc.array(word, { maxLength: 2 }),
  git: fc.option(fc.record({ commit: word, dirty: fc.option(fc.boolean(), { nil: undefined }) }), { nil: undefined }),
  units: mapOf(word),
});

const entry: fc.Arbitrary<SpoolEntry> = fc.record({
  written: fc.constant('2026-02-03T04:05:06.000Z'),
  place: fc.record({
    workTree: fc.option(word, { nil: undefined }),
    branch: fc.option(word, { nil: undefined }),
    document: fc.string({ minLength: 1, maxLength: 20 }),
  }),
  record: fc.option(word, { nil: undefined }),
  runId: fc.string({ minLength: 1, maxLength: 20 }),
  run,
  asked: fc.record({
    runId: fc.option(word, { nil: undefined }),
    table: fc.option(word, { nil: undefined }),
    command: fc.option(word, { nil: undefined }),
    set: mapOf(word),
    map: mapOf(word),
    units: mapOf(word),
    replace: fc.boolean(),
    rawCommand: fc.boolean(),
    addColumns: fc.array(word, { maxLength: 2 }),
  }),
  date: fc.option(word, { nil: undefined }),
  git: fc.option(fc.record({ commit: word, dirty: fc.boolean() }), { nil: undefined }),
  data: fc.option(fc.record({ items: fc.nat() }), { nil: undefined }),
  criteria: fc.option(mapOf(word), { nil: undefined }),
  execution: fc.option(fc.constant('2026-03-04 09:12'), { nil: undefined }),
});

describe('an entry of the spool', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(entry, (written) => {
        expect(readSpoolEntry(writeSpoolEntry(written))).toEqual({ kind: 'entry', entry: written });
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing else, and no reader throws (U29)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readSpoolEntry(text).kind).toBe('bad');
      }),
    );
    const whole = writeSpoolEntry({
      ...sample,
      run: { ...EMPTY_RUN, metrics: new Map([['loss', { kind: 'number', text: '0.5' }]]) },
    });
    for (let end = 0; end < whole.length - 1; end++) expect(readSpoolEntry(whole.slice(0, end)).kind).toBe('bad');
    expect(readSpoolEntry(whole.replace('"schemaVersion":1', '"schemaVersion":2')).kind).toBe('newer');
    expect(readSpoolEntry(whole.replace('"runId"', '"__proto__":{"x":1},"runId"')).kind).toBe('bad');
    expect('x' in {}).toBe(false);
  });

  it('contains no secret', () => {
    const command = 'python fit.py --api-key abcd1234efgh5678';
    const text = writeSpoolEntry({
      ...sample,
      asked: { command, set: new Map([['Notes', 'token=ghp_abcdefghijklmnopqrstuvwxyz0123456789']]) },
      run: { ...EMPTY_RUN, command, parameters: new Map([['api_key', { kind: 'text', text: 'abcd1234efgh5678' }]]) },
    });
    expect(text).not.toMatch(/abcd1234efgh5678|ghp_/u);
    expect(writeSpoolEntry({ ...sample, asked: { command, rawCommand: true } })).toContain('abcd1234efgh5678');
  });

  it('contains no secret in lists, notes and values of seeds either, and keeps what is beside it', () => {
    const token = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYz01234567';
    const list: RunValue = {
      kind: 'list',
      items: [`--hf-token=${token}`, '--lr=0.1', '--api-key', 'abcd1234efgh5678'],
    };
    const text = writeSpoolEntry({
      ...sample,
      asked: { table: 'Runs' },
      run: {
        ...EMPTY_RUN,
        parameters: new Map([
          ['args', list],
          ['api_key', { kind: 'list', items: ['ijkl1234mnop5678'] }],
        ]),
        hidden: new Map([['argv', list]]),
        replicates: new Map([['note', [{ seed: '1', value: { kind: 'text', text: `token=${token}` } }]]]),
        notes: [`read with --hf-token=${token}`],
      },
    });
    expect(text).not.toMatch(/hf_|abcd1234efgh5678|ijkl1234mnop5678/u);
    expect(text).toContain('--lr=0.1');
  });

  it('leaves out points of a history that JSON cannot express', () => {
    const history = new Map([['loss', { steps: [1, Number.NaN, 3], values: [0.5, 0.4, null] }]]);
    const reading = readSpoolEntry(writeSpoolEntry({ ...sample, run: { ...EMPTY_RUN, history } }));
    expect(reading.kind === 'entry' && reading.entry.run.history.get('loss')).toEqual({
      steps: [1, 3],
      values: [0.5, null],
    });
  });
});

const sample: SpoolEntry = {
  written: '2026-02-03T04:05:06.000Z',
  place: { workTree: '/pond', branch: 'main', document: 'experiments/still-water.md' },
  record: undefined,
  runId: 'a1',
  run: EMPTY_RUN,
  asked: {},
  date: undefined,
  git: undefined,
  data: undefined,
  criteria: undefined,
};
