import { describe, expect, it } from 'vitest';
import { isWelcome, saysMust, saysSecondary, saysShould } from '../../../src/template/words/gate-words.ts';

describe('labels that make something optional', () => {
  it.each(
    'Optional|(optional)|nice to have|Nice_to_have|Stretch goal|Should|Not required|If possible|Could have|Bonus 2|**Bonus criteria**|🧪 Should|Kann-Kriterien|wünschenswert|Sollte|souhaitable|Souhaité|facultatif|optionnels|critères souhaitables|deseable|opcionales|criterios deseables|desejável|opcionais|desiderabile|facoltativo|opzionale|期望|可选|望ましい|선택|желательно'.split(
      '|',
    ),
  )('%s', (label) => {
    expect({ should: saysShould(label), must: saysMust(label) }).toEqual({ should: true, must: false });
  });
});

describe('labels that make something required', () => {
  it.each(
    'Must have|Required|BLOCKING|must_pass|Muss-Kriterien|**Pflicht**|zwingend|erforderlich|obligatoire|indispensables|requis|obligatorio|imprescindible|obrigatórios|obbligatorio|必须|필수|обязательно'.split(
      '|',
    ),
  )('%s', (label) => {
    expect({ should: saysShould(label), must: saysMust(label) }).toEqual({ should: false, must: true });
  });
});

describe('labels that do neither', () => {
  it.each([
    'Requirements',
    'Musterlösung',
    'Kanne',
    'Soll-Ist-Vergleich',
    'Blocks',
    'Bonuses',
    'Optionally fast',
    'Not optional',
    'Non-optional',
    'No longer nice to have',
    '',
  ])('%s', (label) => {
    expect({ should: saysShould(label), must: saysMust(label) }).toEqual({ should: false, must: false });
  });
});

describe('labels that say secondary', () => {
  it('contain it as a separate word, in any case', () => {
    expect(['Secondary', 'SECONDARY metrics', '2. secondary'].map(saysSecondary)).toEqual([true, true, true]);
    expect(['Secondarylike', 'ésecondary', 'second'].map(saysSecondary)).toEqual([false, false, false]);
  });
});

describe('sentences that say that they are only welcome', () => {
  it.each([
    'Latency is low (optional)',
    'Optional: latency is low',
    '[optional] large',
    'Latency is low, optional',
    'Low latency is optional.',
    'A nice to have: low latency',
  ])('%s', (sentence) => {
    expect(isWelcome(sentence)).toBe(true);
  });

  it.each([
    'Accuracy on the optional test set',
    'The optional field is filled in',
    'Latency is low (not optional)',
    'Low latency is no longer optional',
    "Low latency isn't a nice to have",
    'This is optional in name only',
  ])('not: %s', (sentence) => {
    expect(isWelcome(sentence)).toBe(false);
  });
});
