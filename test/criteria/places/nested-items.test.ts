import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

const TABLE = ['| Run | Heat |', '| --- | --- |', '| pot | 0.82 |'];

const told = (...criteria: readonly string[]): readonly string[] =>
  decide(recordOf(documentWith(criteria, TABLE)), { runRecords: new Map() }).outcomes.map(
    ({ criterion, kind }) => `${criterion.gate} ${criterion.label}: ${kind}`,
  );

describe('an item inside another', () => {
  it('is must or should as those above it say, the nearest first', () => {
    expect(
      told(
        '- Must have',
        '  - warm `expect: heat >= 0.8`',
        '  - Optional',
        '    - hot `expect: heat >= 0.9`',
        '- Nice to have',
        '  - hotter `expect: heat >= 0.9`',
        '  - required',
        '    - warmer `expect: heat >= 0.85`',
        '- **Stretch**: hottest `expect: heat >= 0.95`',
        '  - or nearly so `expect: heat >= 0.94`',
      ),
    ).toEqual([
      'must warm: met',
      'should hot: unmet',
      'should hotter: unmet',
      'must warmer: unmet',
      'should Stretch: unmet',
      'should or nearly so: unmet',
    ]);
  });

  it('counts instead of it if it has a statement, beside those that only a person can decide', () => {
    expect(
      told('- Quality', '  - warm `expect: heat >= 0.8`', '  - the potter agrees', '- Speed', '  - it is quick'),
    ).toEqual(['must warm: met', 'must the potter agrees: awaiting', 'must Speed: awaiting']);
  });

  it('leaves a box above it to a person', () => {
    expect(
      told('- [ ] Quality', '  - warm `expect: heat >= 0.8`', '- ✅ Care', '  - warm `expect: heat >= 0.8`'),
    ).toEqual(['must Quality: awaiting', 'must warm: met', 'must Care: met', 'must warm: met']);
  });
});

describe('struck-through text', () => {
  it('no longer decides anything', () => {
    expect(
      told(
        '- ~~hot `expect: heat >= 0.85`~~',
        '- **Primary**: ~~hot `expect: heat >= 0.85`~~ (dropped)',
        '- ~~hot `expect: heat >= 0.85`~~ warm `expect: heat >= 0.8`',
        '- ~~the potter agrees~~',
        '- ~~hot~~ the potter agrees',
      ),
    ).toEqual(['must hot warm: met', 'must hot the potter agrees: awaiting']);
  });

  it('does not in a table either', () => {
    const row = (...lines: readonly string[]) =>
      told('| Criterion | Threshold | Result |', '| --- | --- | --- |', '| Heat | > 0.1 | |', ...lines).slice(1);
    expect(row('| ~~Heat~~ | ~~>= 0.85~~ | |')).toEqual([]);
    expect(row('| ~~Heat~~ | >= 0.85 | |')).toEqual([]);
    expect(row('| Heat | ~~>= 0.85~~ >= 0.8 | |')).toEqual(['must Heat: met']);
    expect(row('| Heat ~~`expect: heat > 0.9`~~ | >= 0.8 | |')).toEqual(['must Heat: met']);
  });
});

describe('the priority of a row', () => {
  it('says whether it is mandatory', () => {
    expect(
      told(
        '| Criterion | Priority | Threshold | Result |',
        '| --- | --- | --- | --- |',
        '| Heat | must | >= 0.9 | |',
        '| Heat | nice-to-have | >= 0.9 | |',
        '| Heat | optional | >= 0.9 | |',
        '| Heat | Could | >= 0.9 | |',
        '| Heat | P2 | >= 0.9 | |',
      ),
    ).toEqual([
      'must Heat: unmet',
      'should Heat: unmet',
      'should Heat: unmet',
      'should Heat: unmet',
      'must Heat: unmet',
    ]);
  });
});

describe('the label of a list', () => {
  it.each([
    ['Muss', 'must'],
    ['Kann', 'should'],
    ['Kann-Kriterien', 'should'],
    ['Wünschenswert', 'should'],
    ['Souhaitable', 'should'],
    ['Deseable', 'should'],
    ['可选', 'should'],
    ['加分项', 'should'],
    ['任意', 'should'],
    ['선택', 'should'],
    ['Kannenwärme', 'must'],
  ])('%s means %s', (label, gate) => {
    expect(told(`**${label}**:`, '- warm `expect: heat >= 0.8`')).toEqual([`${gate} warm: met`]);
    expect(told(`- ${label}`, '  - warm `expect: heat >= 0.8`')).toEqual([`${gate} warm: met`]);
  });
});
