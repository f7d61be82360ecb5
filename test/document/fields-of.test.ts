import { describe, expect, it } from 'vitest';
import { sliceOf } from '../../src/text/span.ts';
import { fieldsIn, linesIn } from './reading.ts';

const only = (text: string) => {
  const [field, ...more] = fieldsIn(text);
  if (!field || more.length > 0) throw new Error(`${more.length} more fields than one`);
  return {
    ...field,
    says: sliceOf(text, field.value),
    line: sliceOf(text, field.span),
    words: sliceOf(text, field.labelSpan),
  };
};

it('recognises the definition of a link by its own target, not by that of the next', () => {
  const text = '[Milestone 1]: soon\n[album]: ./album.md\n';
  expect(fieldsIn(text).map(({ label }) => label)).toEqual(['[Milestone 1]']);
});

it('ignores a row of a table that is struck through', () => {
  const table = (...rows: readonly string[]) => ['| Field | Value |', '| --- | --- |', ...rows, ''].join('\n');
  const says = (text: string) => fieldsIn(text).map(({ label, value }) => [label, sliceOf(text, value)]);
  expect(says(table('| ~~Kiln~~ | ~~hot~~ |', '| Kiln | cold |'))).toEqual([['Kiln', 'cold']]);
  expect(says(table('| ~~**Kiln**~~ | |'))).toEqual([]);
  expect(says(table('| Kiln | ~~hot~~ |'))).toEqual([['Kiln', '~~hot~~']]);
  expect(says(table('| Kiln | ~~hot~~ cold |'))).toEqual([['Kiln', '~~hot~~ cold']]);
});

describe('the forms of one field', () => {
  it.each([
    ['**Kiln**: hot', 'bold', 'Kiln', 'hot'],
    ['**Kiln:** hot', 'bold', 'Kiln', 'hot'],
    ['**Kiln** : hot', 'bold', 'Kiln', 'hot'],
    ['__Kiln__: hot', 'bold', 'Kiln', 'hot'],
    ['*Kiln*: hot', 'bold', 'Kiln', 'hot'],
    ['_Kiln:_ hot', 'bold', 'Kiln', 'hot'],
    ['***Kiln***: hot', 'bold', 'Kiln', 'hot'],
    ['**`kiln_temp`**: 900', 'bold', 'kiln_temp', '900'],
    ['**Kiln:hot**: 3', 'bold', 'Kiln:hot', '3'],
    ['**Kiln**:hot', 'bold', 'Kiln', 'hot'],
    ['**Kiln**：hot', 'bold', 'Kiln', 'hot'],
    ['**窑温：** 900', 'bold', '窑温', '900'],
    ['窑温：900', 'plain', '窑温', '900'],
    ['窑温:900', 'plain', '窑温', '900'],
    ['- Kiln: hot', 'bullet', 'Kiln', 'hot'],
    ['* **Kiln**: hot', 'bullet', 'Kiln', 'hot'],
    ['+ `kiln_temp`: 900', 'bullet', 'kiln_temp', '900'],
    ['- [ ] Kiln: hot', 'bullet', 'Kiln', 'hot'],
    ['- [x] **Kiln**: hot', 'bullet', 'Kiln', 'hot'],
    ['- [-] Kiln: hot', 'bullet', 'Kiln', 'hot'],
    ['- 2031-05-06: relit', 'bullet', '2031-05-06', 'relit'],
    ['1. Kiln: hot', 'numbered', 'Kiln', 'hot'],
    ['2) **Kiln**: hot', 'numbered', 'Kiln', 'hot'],
    ['1. [First firing]: [Day]', 'numbered', '[First firing]', '[Day]'],
    ['- [YYYY-MM-DD]: [What was done]', 'bullet', '[YYYY-MM-DD]', '[What was done]'],
    ['Kiln: hot', 'plain', 'Kiln', 'hot'],
    ['> **Kiln**: hot', 'quote', 'Kiln', 'hot'],
    ['> Kiln: hot', 'quote', 'Kiln', 'hot'],
    ['> - Kiln: hot', 'bullet', 'Kiln', 'hot'],
    ['Kiln:: hot', 'plain', 'Kiln', 'hot'],
    ['Kiln::', 'plain', 'Kiln', ''],
    ['- Kiln:: hot', 'bullet', 'Kiln', 'hot'],
    ['- **Kiln**:: hot', 'bullet', 'Kiln', 'hot'],
    ['**Kiln::** hot', 'bold', 'Kiln', 'hot'],
    ['**Kiln: hot**', 'bold', 'Kiln', 'hot'],
    ['**Kiln: 900** (peak)', 'bold', 'Kiln', '900'],
    ['[First firing]: [Day]', 'plain', '[First firing]', '[Day]'],
  ])('%s', (text, form, label, value) => {
    const field = only(text);
    expect([field.form, field.label, field.says]).toEqual([form, label, value]);
    expect(field.words).toBe(label);
    expect(field.line).toBe(text.replace(/^> (?!-)/u, '').replace(/^> /u, ''));
  });

  it.each([
    ['Note that this, as it were: x'],
    ['See https://kiln.example/a for more'],
    ['https://kiln.example: x'],
    ['12:30 the kiln was lit'],
    ['- 12:30 the kiln was lit'],
    ['This line is made of more than six words: x'],
    ['**What do you expect to learn?**'],
    ['**Kiln** and more: x'],
    ['** Kiln**: x'],
    ['[kiln]: https://kiln.example'],
    ['[^1]: a footnote'],
    ['    Kiln: in code'],
    ['```\n**Kiln**: in a fence\n```'],
    ['<div>\n**Kiln**: in raw markup\n</div>'],
    ['std::kiln: x'],
    ['Ready. Set: go'],
    ['| Run | Kiln | Glaze |\n|---|---|---|\n| **a** | 1 | 2 |'],
    ['| Kiln | Glaze |\n|---|---|\n| a | 1 |'],
  ])('no field: %s', (text) => {
    expect(fieldsIn(text)).toEqual([]);
  });
});

describe('labels', () => {
  it.each([
    ['**Must Fire** (all required):', 'Must Fire', 'all required', 'must_fire'],
    ['**Firing 1** (YYYY-MM-DD HH:MM):', 'Firing 1', 'YYYY-MM-DD HH:MM', 'firing_1'],
    ['**Firing (first)**: x', 'Firing', 'first', 'firing'],
    ['**Firing (first):** x', 'Firing', 'first', 'firing'],
    ['- Size (hours / pots): 3', 'Size', 'hours / pots', 'size'],
    ['- Glaze name(s):', 'Glaze name(s)', undefined, 'glaze_name'],
    ['**⏱️ Wall Time**: 3', '⏱️ Wall Time', undefined, 'wall_time'],
    ['温度（平均）：3', '温度', '平均', '温度'],
    ['1. [First firing]: [Day]', '[First firing]', undefined, 'first_firing'],
  ])('%s', (text, label, remark, name) => {
    const field = only(text);
    expect([field.label, field.remark, field.name]).toEqual([label, remark, name]);
  });

  it('separate an emoji before the label', () => {
    const text = '✅ **FIRE**: go on\n❌ **LEAVE**: stop\n⚠️ **FIRE LOW**: with care';
    expect(linesIn(text)).toEqual(['fire = go on', 'leave = stop', 'fire_low = with care']);
    expect(fieldsIn(text).map(({ mark }) => mark && sliceOf(text, mark))).toEqual(['✅', '❌', '⚠️']);
  });
});

describe('values', () => {
  it('are read from consecutive lines of one paragraph, as fields of their own', () => {
    expect(linesIn('**Kiln**: north\n**Glaze:** ash\nClay: red\nfiring: second\n')).toEqual([
      'kiln = north',
      'glaze = ash',
      'clay = red\nfiring: second',
    ]);
    expect(linesIn('status: open\nowner: Mara\n')).toEqual(['status = open', 'owner = Mara']);
  });

  it('exclude hard breaks and trailing blanks', () => {
    expect(linesIn('**Kiln**: north  \n**Glaze**: ash\\\n**Clay**: red   \n')).toEqual([
      'kiln = north',
      'glaze = ash',
      'clay = red',
    ]);
    expect(linesIn('**Path**: C:\\')).toEqual(['path = C:\\']);
  });

  it('include continuation lines, up to a hard break', () => {
    expect(linesIn('**Aim**: a glaze\nthat holds\n')).toEqual(['aim = a glaze\nthat holds']);
    expect(linesIn('- Aim: a glaze\n  that holds\n- Clay: red')).toEqual(['aim = a glaze\n  that holds', 'clay = red']);
    expect(linesIn('**Aim**: a glaze  \nsaid later\n')).toEqual(['aim = a glaze']);
    expect(linesIn('**Aim**: a glaze that is\nable to do this: hold\n')).toEqual([
      'aim = a glaze that is\nable to do this: hold',
    ]);
  });

  it('come from the next line if the label is alone', () => {
    expect(linesIn('**Aim:**  \n(what is it for?)\n')).toEqual(['aim = (what is it for?)']);
    expect(linesIn('**Aim**:\nKiln: north\n\n**Next**: x')).toEqual([
      'aim = Kiln: north',
      'aim/kiln = north',
      'next = x',
    ]);
  });

  it('are empty spans at their place if there is nothing', () => {
    for (const [text, at] of [
      ['- Kiln:', 7],
      ['- Kiln: ', 8],
      ['**Kiln:**  ', 10],
      ['**Kiln**:\n\ntext', 9],
    ] as const) {
      expect(fieldsIn(text)[0]?.value).toEqual({ start: at, end: at });
    }
  });

  it('stay separate in side-by-side pairs', () => {
    const text = '**Day:** 2031-05-06 | **Kiln:** `north|south` | **Clay:** red · **Glaze**: ash';
    expect(linesIn(text)).toEqual(['day = 2031-05-06', 'kiln = `north|south`', 'clay = red', 'glaze = ash']);
    expect(fieldsIn(text).map((field) => sliceOf(text, field.span))).toEqual([
      '**Day:** 2031-05-06',
      '**Kiln:** `north|south`',
      '**Clay:** red',
      '**Glaze**: ash',
    ]);
    expect(linesIn('**State**: open | closed | **unknown**')).toEqual(['state = open | closed | **unknown**']);
  });

  it('are the same in CRLF texts', () => {
    expect(linesIn('**Kiln**: north\r\n**Glaze**: ash\r\nwhite\r\n')).toEqual(['kiln = north', 'glaze = ash\r\nwhite']);
  });
});

describe('the blocks of a label', () => {
  it('extend to the next label, heading or rule', () => {
    const text =
      '**Clay**:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> seen\n\nprose\n\n**Kiln**: x\n\nmore\n\n**Glaze**:\n\n---\n\nlast\n';
    expect(linesIn(text)).toEqual(['clay = [table quote paragraph]', 'kiln = x', 'glaze = ']);
    expect(linesIn('**Clay**:\n\n### Next\n\ntext')).toEqual(['clay = ']);
  });

  it('include a list, whose labels get a group, two levels deep', () => {
    const text = '**Kiln**:\n- North:\n  - Peak: 900\n  - Hold: 2 h\n- South: cold\n\n- late: yes\n';
    expect(linesIn(text)).toEqual([
      'kiln = [list]',
      'kiln/north = [list]',
      'kiln/north/peak = 900',
      'kiln/north/hold = 2 h',
      'kiln/south = cold',
      'kiln/late = yes',
    ]);
  });

  it('include a list on the very next line even if the label has a value', () => {
    expect(linesIn('**Case A**: cracked\n- **Action**: stop\n')).toEqual(['case_a = cracked', 'case_a/action = stop']);
    expect(linesIn('**Case A**: cracked\n\n- Action: stop\n')).toEqual(['case_a = cracked', 'action = stop']);
  });

  it('include the rest of its list item', () => {
    const text = '1. **Clay**:\n   ```\n   red\n   ```\n2. **Kiln**: x\n\n   - Peak: 9\n';
    expect(linesIn(text)).toEqual(['clay = [code]', 'kiln = x', 'kiln/peak = 9']);
  });

  it('may include a plain label below a bold one', () => {
    const text = '**Findings**:\n\nThe result: good\n\nOdds:\n- Peak: 9\n\n**Next**: y\n';
    expect(linesIn(text)).toEqual([
      'findings = [paragraph paragraph list]',
      'findings/the_result = good',
      'findings/odds = [list]',
      'findings/odds/peak = 9',
      'next = y',
    ]);
  });

  it('end for a filled label at a bold line that is a heading in disguise', () => {
    expect(linesIn('**Clay**:\n\n- red\n\n**Part two**\n\ntext\n')).toEqual(['clay = [list]']);
    expect(linesIn('**Ruling**:\n\n**FIRE**\n')).toEqual(['ruling = [paragraph]']);
  });

  it('ends a label at a bold question of its own', () => {
    expect(linesIn('**Clay**:\n**Fire it again?** Y/N\n')).toEqual(['clay = ']);
    expect(linesIn('**Clay**: red\n**Fire it again?** yes\n**Kiln**: x\n')).toEqual(['clay = red', 'kiln = x']);
    expect(linesIn('**Odds**:\n\n**Clay**: red\n**Why?**\n')).toEqual(['odds = ', 'clay = red']);
    expect(linesIn('**Clay**: red,\n**very** red?\n')).toEqual(['clay = red,\n**very** red?']);
  });

  it('are not filled by a comment', () => {
    expect(linesIn('**Clay**:\n\n<!-- expctl: optional -->\n\n**Kiln**: x')).toEqual(['clay = ', 'kiln = x']);
  });
});

describe('bold labels on one line', () => {
  it.each([
    '🗓️ **Fired:** 2026-02-02  🧑‍🔬 **Who:** Ada 🚦 **State:** ✅ done',
    '**Fired:** 2026-02-02  **Who:** Ada   **State:** ✅ done',
    '**Fired**: 2026-02-02 | **Who**: Ada · **State**: ✅ done',
  ])('are told apart by signs, pictures and wide gaps: %s', (line) => {
    expect(linesIn(`${line}\n`)).toEqual(['fired = 2026-02-02', 'who = Ada', 'state = ✅ done']);
  });

  it.each([
    '**Clay:** red **and** grey',
    '**Clay:** red, of **grade: two**',
    '**Clay:** red  **and** grey',
    '**Clay:** ✅ **and** grey',
    '- **Clay:** red  **Kiln:** north',
  ])('are one where nothing parts them: %s', (line) => {
    expect(linesIn(`${line}\n`)).toHaveLength(1);
  });
});

describe('a callout', () => {
  it('has the labels below its title', () => {
    expect(linesIn('> [!abstract]- Firing\n> clay:: red\n> kiln:: north\n')).toEqual(['clay = red', 'kiln = north']);
    expect(linesIn('> [!info]\n> **Clay**: red\n> - Kiln: north\n')).toEqual(['clay = red', 'clay/kiln = north']);
  });

  it('has a label for its title where that is one', () => {
    expect(linesIn('> [!success] Clay: red\n> Kiln: north\n')).toEqual(['clay = red', 'kiln = north']);
  });

  it('has none where its title is all', () => {
    expect(linesIn('> [!info] Nothing to see\n')).toEqual([]);
    expect(linesIn('> [!info]\n> Come back later, after: the rain\n')).toEqual([]);
  });
});

describe('tables of fields', () => {
  it.each([
    ['Field', 'Value'],
    ['Item', 'Value'],
    ['Property', ''],
    ['Key', 'Value'],
    ['字段', '值'],
    ['**Field**', '**Value**'],
  ])('have rows under %s and %s', (first, second) => {
    const text = `| ${first} | ${second} |\n|---|---|\n| Kiln | north |\n| **Clay (wet)**: | red \\| grey |\n| \`peak\` | |\n`;
    expect(linesIn(text)).toEqual(['kiln = north', 'clay = red \\| grey', 'peak = ']);
    expect(fieldsIn(text).map(({ form, remark }) => [form, remark])).toEqual([
      ['table-row', undefined],
      ['table-row', 'wet'],
      ['table-row', undefined],
    ]);
  });

  it('may have bold first cells throughout, and a header of that form too', () => {
    expect(linesIn('| **Kiln** | north |\n|---|---|\n| **Clay** | red |\n')).toEqual(['kiln = north', 'clay = red']);
    expect(linesIn('| What | How |\n|---|---|\n| **Clay** | red |\n')).toEqual(['clay = red']);
    expect(linesIn('| What | How |\n|---|---|\n| **Clay** | red |\n| Kiln | x |\n')).toEqual([]);
  });

  it('are grouped below the label above them', () => {
    expect(linesIn('**Setup**:\n\n| Field | Value |\n|---|---|\n| Kiln | x |\n')).toEqual([
      'setup = [table]',
      'setup/kiln = x',
    ]);
  });
});
