import { describe, expect, it } from 'vitest';
import { saysMust, saysSecondary, saysShould } from '../../../src/template/words/gate-words.ts';

describe('labels that make something optional', () => {
  it.each(
    'Optional|(optional)|nice to have|Nice_to_have|Stretch goal|Should|Could have|Bonus 2|**Bonus criteria**|🧪 Should|Kann-Kriterien|wünschenswert|Sollte|souhaitable|Souhaité|facultatif|optionnels|critères souhaitables|deseable|opcionales|criterios deseables|desejável|opcionais|desiderabile|facoltativo|opzionale|期望|可选|望ましい|선택|желательно'.split(
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
  it.each(['Requirements', 'Musterlösung', 'Kanne', 'Soll-Ist-Vergleich', 'Blocks', 'Bonuses', 'Optionally fast', ''])(
    '%s',
    (label) => {
      expect({ should: saysShould(label), must: saysMust(label) }).toEqual({ should: false, must: false });
    },
  );
});

describe('labels that say secondary', () => {
  it('contain it as a separate word, in any case', () => {
    expect(['Secondary', 'SECONDARY metrics', '2. secondary'].map(saysSecondary)).toEqual([true, true, true]);
    expect(['Secondarylike', 'ésecondary', 'second'].map(saysSecondary)).toEqual([false, false, false]);
  });
});
