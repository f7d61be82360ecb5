import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criteriaHashes } from '../../../src/criteria/freezing/criteria-hashes.ts';
import { plainSigns, plainSymbols } from '../../../src/criteria/freezing/plain-signs.ts';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const TABLE = ['| Run | Speed | Cost |', '| --- | --- | --- |', '| Baseline | 3 | 9 |', '| tin-1 | 4 | 8 |'];
const page = (line: string) => recordOf(documentWith([line], TABLE));

/** The verdict's words on a criterion that was `before` when a run was logged and is `after` now. */
const moved = (before: string, after: string): readonly string[] =>
  decide(page(after), {
    sha256,
    runRecords: recordsOf(runRecord('tin-1', { criteria: criteriaHashes(page(before), sha256) })),
  }).invalid;

/** The same where the run record is of an earlier version, which kept this text's checksum. */
const movedFrom = (text: string, after: string): readonly string[] => {
  const [key = ''] = criteriaHashes(page(after), sha256).keys();
  const criteria = new Map([[key, sha256(text)]]);
  return decide(page(after), { sha256, runRecords: recordsOf(runRecord('tin-1', { criteria })) }).invalid;
};

const SAME: readonly (readonly [string, string])[] = [
  ['- **Fast**: the "good" tin doesn\'t leak', '- **Fast**: the “good” tin doesn’t leak'],
  ['- **Fast**: the "good" tin', '- **Fast**: the „good“ tin'],
  ['- **Fast**: speed - of any tin - is known', '- **Fast**: speed – of any tin — is known'],
  ['- **Fast**: a change of -5 % in 3-4 tins', '- **Fast**: a change of −5 % in 3–4 tins'],
  ['- **Fast**: speed >= that of the baseline', '- **Fast**: speed ≥ that of the baseline'],
  ['- **Fast**: 10 tins of 2 kg', '- **Fast**: 10 tins  of 2 kg  '],
  ['- **Fast**: tins, lids, ...', '- **Fast**: tins, lids, …'],
  ['- **Fast**: never more than 4 tins', '- **Fast**: *never* more than **4** tins'],
  ['- **Fast**: quick `expect: speed >= baseline.speed - 1`', '- **Fast**: quick `expect: speed ≥ baseline.speed − 1`'],
  ['- **Fast**: a well-known tin', '- **Fast**: a well‑known tin'],
];

const OTHERS: readonly (readonly [string, string])[] = [
  ['- **Fast**: a change of -5 % in 3-4 tins', '- **Fast**: a change of 5 % in 3-4 tins'],
  ['- **Fast**: a change of -5 %', '- **Fast**: a change of - 5 %'],
  ['- **Fast**: speed >= that of the baseline', '- **Fast**: speed > that of the baseline'],
  ['- **Fast**: speed >= that of the baseline', '- **Fast**: speed ≤ that of the baseline'],
  ['- **Fast**: the "good" tin', '- **Fast**: the "goods" tin'],
  ['- **Fast**: the "good" tin', '- **Fast**: the good tin'],
  ['- **Fast**: on shelf-a.csv', '- **Fast**: on shelf–a.csv'],
  ['- **Fast**: on shelf-a.csv', '- **Fast**: on shelf_a.csv'],
  ['- **Fast**: 10 tins', '- **Fast**: 1 0 tins'],
  ['- **Fast**: 10² tins', '- **Fast**: 102 tins'],
  ['- **Fast**: 3× as fast', '- **Fast**: 3x as fast'],
  [
    '- **Fast**: q `expect: speed >= 4 where run == "tin-1"`',
    '- **Fast**: q `expect: speed >= 4 where run == "tin–1"`',
  ],
  ['- **Fast**: q `expect: speed >= baseline.speed - 1`', '- **Fast**: q `expect: speed >= baseline.speed + 1`'],
  ['- **Fast**: q `expect: speed >= baseline.speed`', '- **Fast**: q `expect: speed > baseline.speed`'],
];

const CHANGED = ['"Fast" has changed after 1 result, without an amendment'];

describe('a frozen criterion', () => {
  it.each(SAME)('is the same as %s and %s', (one, other) => {
    expect([moved(one, other), moved(other, one), moved(one, one)]).toEqual([[], [], []]);
  });

  it.each(OTHERS)('is a different one as %s and %s', (one, other) => {
    expect([moved(one, other), moved(other, one)]).toEqual([CHANGED, CHANGED]);
  });

  it('is recognised by the checksum that earlier versions kept of it as typed', () => {
    expect(movedFrom('Fast: the “good” tin', '- **Fast**: the “good” tin')).toEqual([]);
    expect(movedFrom('Fast: the "good" tin', '- **Fast**: the “good” tin')).toEqual([]);
    expect(
      movedFrom('Fast: q\nexpect: speed ≥ baseline.speed', '- **Fast**: q `expect: speed ≥ baseline.speed`'),
    ).toEqual([]);
    expect(movedFrom('Fast: the “good” tin', '- **Fast**: the “bad” tin')).toEqual(CHANGED);
    expect(movedFrom('Fast: by −5 tins', '- **Fast**: by 5 tins')).toEqual(CHANGED);
  });

  it('keeps the checksum that earlier versions gave a text in plain signs', () => {
    const kept = criteriaHashes(page('- **Fast**: the "good" tin is <= 3 - or not'), sha256);
    expect([...kept.values()]).toEqual([sha256('Fast: the "good" tin is ≤3 - or not')]);
  });
});

const SIGNS = [...'ab 019.,;:%°$()[]<>=!+-*/~_"\'“”„‘’–—−‐‑…≤≥≠±×²³µé\n\t '];
const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 24 }).map((all) => all.join(''));
/**
 * What cannot be changed unnoticed: letters, digits of all kinds, and all operators except for their other spellings.
 */
const meant = (of: string): string =>
  of
    .replace(/≤/gu, '<=')
    .replace(/≥/gu, '>=')
    .replace(/≠/gu, '!=')
    .replace(/[−–—‐‑]/gu, '-')
    .replace(/[^\p{L}\p{N}<>=!+\-*/~%±×$°]/gu, '');

describe('plain signs', () => {
  it('keep every letter, digit and operator in place', () => {
    fc.assert(fc.property(text, (of) => { expect(meant(plainSigns(of))).toBe(meant(of)); })); // prettier-ignore
  });

  it('let no change of one of them go unnoticed', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(...'abz019<>=!+*/~%×²'), fc.constantFrom(...'aby018<>=!+*/~%×³', ''), (before, behind, one, other) => {
        fc.pre(one !== other && meant(before + one + behind) !== meant(before + other + behind));
        expect(plainSigns(before + one + behind)).not.toBe(plainSigns(before + other + behind));
      }),
    ); // prettier-ignore
  });

  it('are plain, and stay so', () => {
    fc.assert(fc.property(text, (of) => { expect(plainSigns(plainSigns(of))).toBe(plainSigns(of)); })); // prettier-ignore
  });

  it('of a statement are those of the language', () => {
    expect(plainSymbols('a ≤ b − 2 × c')).toBe('a <= b - 2 * c');
    expect(plainSymbols('a = "x ≤ “y” – z"')).toBe('a == "x ≤ “y” – z"');
    expect(plainSymbols('a ∈ {1, 2}')).toBe('a ∈ {1, 2}');
    expect(plainSymbols('a – b')).toBe('a – b');
  });
});
