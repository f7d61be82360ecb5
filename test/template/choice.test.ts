import { describe, expect, it } from 'vitest';
import { matchChoice } from '../../src/template/choice.ts';
import { choiceSpec, readChoices } from '../../src/template/samples/choices.ts';

const status = choiceSpec(['⏳ PENDING', '🔄 RUNNING', '✅ PASSED', '❌ FAILED']);
const decision = choiceSpec(['✅ GO', '❌ NO-GO', '⚠️ CONDITIONAL GO']);

describe('readChoices', () => {
  it.each([
    ['[music | voice | hybrid]', ['music', 'voice', 'hybrid']],
    ['[yes / no]', ['yes', 'no']],
    ['Yes/No', ['Yes', 'No']],
    ['⏳ PENDING | 🔄 RUNNING | ✅ PASSED | ❌ FAILED', ['PENDING', 'RUNNING', 'PASSED', 'FAILED']],
    ['[Select one: `!p0`/`!p1`/`!p2`]', ['!p0', '!p1', '!p2']],
    ['[Draft / In-Progress / Concluded]', ['Draft', 'In-Progress', 'Concluded']],
    ['ML | QE | SE', ['ML', 'QE', 'SE']],
    ['<small | large>', ['small', 'large']],
    ['【未开始 / 进行中 / 已完成】', ['未开始', '进行中', '已完成']],
    ['［高／中／低］', ['高', '中', '低']],
    ['「採用 / 不採用」', ['採用', '不採用']],
    ['（采纳 / 不采纳）', ['采纳', '不采纳']],
    ['是/否', ['是', '否']],
    ['P0/P1/P2', ['P0', 'P1', 'P2']],
    ['[P0/P1/P2]', ['P0', 'P1', 'P2']],
    ['高/中/低', ['高', '中', '低']],
    ['train/dev/test', ['train', 'dev', 'test']],
    ['Ablation, Baseline or Scaling', ['Ablation', 'Baseline', 'Scaling']],
    ['☐ adopt ☐ reject', ['adopt', 'reject']],
    ['Go ☐  No-Go ☐  Extend ☐', ['Go', 'No-Go', 'Extend']],
    ['( ) yes ( ) no', ['yes', 'no']],
    ['[ ] low  [ ] medium  [ ] high', ['low', 'medium', 'high']],
    ['☐ <30 ☐ 30–50 ☐ >50', ['<30', '30–50', '>50']],
    ['<one of: planned, in-progress, complete>', ['planned', 'in-progress', 'complete']],
  ])('%s lists %j', (text, values) => {
    expect(readChoices(text)?.spec.values).toEqual(values);
  });

  it.each([
    '[0.0001, 0.01]',
    '[What went wrong]',
    '[e.g., Output matches | differs]',
    'X hours/days',
    '120 / 96',
    '<links/screenshots/metrics>',
    'data/speech/v2',
    'YYYY/MM/DD',
    '1/2/3',
    'org/model',
    'lr, batch size',
    'Ada, Bea and Cem',
    'a sentence that goes on / and on until it ends / with a full stop. Then more',
    '',
  ])('%s lists none', (text) => {
    expect(readChoices(text)).toBeUndefined();
  });

  it('accepts other values where the list says so', () => {
    expect(readChoices('[cats | dogs | etc.]')?.spec).toMatchObject({ values: ['cats', 'dogs'], open: true });
    expect(readChoices('[cats | dogs | Other: ___]')?.spec.open).toBe(true);
    expect(readChoices('[cats | dogs]')?.spec.open).toBe(false);
    expect(readChoices('train/dev/test')?.spec.open).toBe(true);
    expect(readChoices('P0/P1/P2')?.spec.open).toBe(false);
  });
});

describe('matchChoice', () => {
  it.each([
    ['✅ PASSED', 'PASSED', undefined],
    ['PASSED', 'PASSED', undefined],
    ['passed', 'PASSED', undefined],
    ['`PASSED`', 'PASSED', undefined],
    ['**PASSED**', 'PASSED', undefined],
    ['[PASSED]', 'PASSED', undefined],
    ['✅\u{FE0F} PASSED (second attempt)', 'PASSED', 'second attempt'],
    ['FAILED — out of memory', 'FAILED', 'out of memory'],
    ['RUNNING since Monday', 'RUNNING', 'since Monday'],
    ['~~⏳ PENDING~~ ✅ PASSED', 'PASSED', undefined],
    ['~~⏳ PENDING~~ | 🔄 RUNNING | ~~✅ PASSED~~ | ~~FAILED~~', 'RUNNING', undefined],
    ['**PASSED** ~~FAILED~~ (second attempt)', 'PASSED', 'second attempt'],
  ])('%s chooses %s', (text, value, note) => {
    const match = matchChoice(status, text);
    expect(match).toMatchObject({ kind: 'chosen', values: [value] });
    expect(match.kind === 'chosen' && match.note).toBe(note);
  });

  it('is blank where everything is struck through', () => {
    expect(matchChoice(status, '~~PENDING~~')).toEqual({ kind: 'blank' });
  });

  it('does not match a choice with the beginning of a longer word', () => {
    expect(matchChoice(decision, 'GOING')).toMatchObject({ kind: 'unknown' });
    expect(matchChoice(decision, 'NO-GO')).toMatchObject({ kind: 'chosen', values: ['NO-GO'] });
    expect(matchChoice(decision, 'CONDITIONAL GO: with a switch')).toMatchObject({ values: ['CONDITIONAL GO'] });
  });

  it('does not match a choice with a word that continues', () => {
    const models = choiceSpec(['ResNet', 'ViT', 'v1']);
    expect(matchChoice(models, 'ViT-B/16')).toMatchObject({ kind: 'unknown' });
    expect(matchChoice(models, 'v1.5')).toMatchObject({ kind: 'unknown' });
    expect(matchChoice(models, 'ViT - the small one')).toMatchObject({ values: ['ViT'], note: 'the small one' });
    expect(matchChoice(models, 'ViT large')).toMatchObject({ values: ['ViT'], note: 'large' });
    const others = choiceSpec(['ResNet', 'ViT', 'or another'], { open: true });
    expect(matchChoice(others, 'ViT large')).toMatchObject({ kind: 'unknown' });
    expect(matchChoice(others, 'ViT (large)')).toMatchObject({ values: ['ViT'], note: 'large' });
  });

  it('does not count a choice that is taken back', () => {
    expect(matchChoice(decision, 'GO pending privacy')).toMatchObject({ kind: 'unknown' });
    expect(matchChoice(decision, 'GO?')).toMatchObject({ kind: 'unknown' });
    expect(matchChoice(decision, 'GO for the small pots')).toMatchObject({ values: ['GO'] });
  });

  it('accepts any text where a choice leaves a place open', () => {
    const fates = choiceSpec(['accepted', 'superseded', 'superseded by BREW-XXXX', 'waits for [ticket]']);
    const chosen = (text: string): unknown => {
      const match = matchChoice(fates, text);
      return match.kind === 'chosen' ? match.values[0] : match.kind;
    };
    expect(chosen('superseded by BREW-0002')).toBe('superseded by BREW-XXXX');
    expect(chosen('Superseded by [BREW-0002](BREW-0002.md)')).toBe('superseded by BREW-XXXX');
    expect(chosen('waits for the kiln')).toBe('waits for [ticket]');
    expect(chosen('superseded (too dark)')).toBe('superseded');
    expect(chosen('waits')).toBe('unknown');
  });

  it('ignores case only where that leaves one choice', () => {
    const twins = choiceSpec(['Go', 'GO', 'rust']);
    expect(matchChoice(twins, 'GO')).toMatchObject({ values: ['GO'] });
    expect(matchChoice(twins, 'go')).toMatchObject({ kind: 'unknown' });
    expect(matchChoice(twins, 'RUST')).toMatchObject({ values: ['rust'] });
  });

  it('reports which choice was probably meant', () => {
    expect(matchChoice(status, 'RUNING')).toEqual({ kind: 'unknown', got: 'RUNING', nearest: 'RUNNING' });
    expect(matchChoice(status, 'elsewhere')).toEqual({ kind: 'unknown', got: 'elsewhere', nearest: undefined });
  });

  it('recognises that nothing has been chosen yet, and accepts several choices where allowed', () => {
    expect(matchChoice(status, 'PENDING | RUNNING | PASSED | FAILED')).toMatchObject({ kind: 'several' });
    expect(matchChoice(status, '[PENDING | PASSED]')).toMatchObject({ kind: 'several', values: ['PENDING', 'PASSED'] });
    expect(matchChoice(choiceSpec(['cats', 'dogs', 'newts'], { many: true }), 'cats, newts')).toMatchObject({
      kind: 'chosen',
      values: ['cats', 'newts'],
    });
    expect(matchChoice(status, '  ')).toEqual({ kind: 'blank' });
    const platforms = choiceSpec(['Pond & Sons', 'Newt, Inc.', 'Toad']);
    expect(matchChoice(platforms, '[Pond & Sons | Newt, Inc. | Toad]')).toMatchObject({
      kind: 'several',
      values: ['Pond & Sons', 'Newt, Inc.', 'Toad'],
    });
    expect(matchChoice(platforms, 'Pond & Sons')).toMatchObject({ kind: 'chosen', values: ['Pond & Sons'] });
  });
});

describe('boxes and brackets of other scripts', () => {
  const boxes = choiceSpec(['adopt', 'reject']);

  it.each([
    ['☐ adopt ☒ reject', ['reject']],
    ['☑ adopt ☐ reject', ['adopt']],
    ['☑ adopt', ['adopt']],
    ['adopt ☐ reject ☑', ['reject']],
    ['adopt ☒  reject ☐', ['adopt']],
    ['( ) adopt (x) reject', ['reject']],
    ['[x] adopt [ ] reject', ['adopt']],
    ['【adopt】', ['adopt']],
    ['adopt', ['adopt']],
  ])('%s chooses', (text, values) => {
    expect(matchChoice(boxes, text)).toMatchObject({ kind: 'chosen', values });
  });

  it.each(['☐ adopt ☐ reject', 'adopt ☐ reject ☐', '( ) adopt ( ) reject'])(
    'choose nothing while none is ticked: %s',
    (text) => {
      expect(matchChoice(boxes, text)).toMatchObject({ kind: 'several', values: ['adopt', 'reject'] });
    },
  );

  it('choose nothing where the boxes stand now before the words, now behind them', () => {
    expect(matchChoice(boxes, '☐ adopt reject ☑').kind).toBe('unknown');
  });
});
