import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../src/template/words/section-words.ts';
import { foldName } from '../../../src/text/fold-name.ts';

const roleOf = (heading: string) => meaningOf(foldName(heading))?.role;

describe('the words of a heading', () => {
  it.each([
    ['criteria', 'Akzeptanzkriterien, Erfolgskriterien, Abnahmekriterium, Entscheidungskriterien, Kriterien'],
    [
      'criteria',
      "Critères d'acceptation, Critères de succès, Criterios de aceptación, Criterio de éxito, Critérios de sucesso",
    ],
    ['criteria', '成功标准, 验收标准, 成功基準, 合格基準, 受け入れ基準, 完了条件, 성공 기준'],
    [
      'kill',
      "Critères d'interruption, Critères d’échec, Criterios de detención, 停止标准, 失敗基準, Kriterien für Misserfolg, Termination criteria, Criteria for failure",
    ],
    ['kill', "Abbruchkriterien, Stoppregeln, Critères d'arrêt, Criterios de parada, 终止条件, 中止基準, 중단 기준"],
    ['results', 'Versuchsergebnisse, Ergebnisse, Messergebnisse (roh), Ergebnis, Résultats, Resultados, 実験結果'],
    ['hypothesis', 'Nullhypothese, Arbeitshypothese, Hypothèse, Hipótesis'],
    ['hypotheses', 'Hypothesen, Arbeitshypothesen, Hypothèses'],
    [
      'other',
      "Einschlusskriterien, Ausschlusskriterien, Inclusion Criteria, Critères d'exclusion, Criterios de inclusión",
    ],
  ])('say %s: %s', (role, headings) => {
    for (const heading of headings.split(', ')) expect([heading, roleOf(heading)]).toEqual([heading, role]);
  });

  it.each([
    'Suchkriterien',
    'Standardabweichung',
    '标准差',
    'Kriterienkatalog',
    'Ergebnisdarstellung',
    'Criterium 2024',
  ])('say nothing where they are only similar: %s', (heading) => {
    expect(roleOf(heading)).toBeUndefined();
  });

  it('do not depend on case, numbering, or surrounding signs and blanks', () => {
    const headings = ['Akzeptanzkriterien', 'Versuchsergebnisse', 'Critères de succès', '成功基準', 'Success Criteria'];
    fc.assert(
      fc.property(fc.constantFrom(...headings), fc.nat(99), fc.constantFrom('✅ ', '**', '- '), (heading, n, sign) => {
        for (const dressed of [`${n}. ${sign}${heading}`, heading.toUpperCase(), ` ${heading} (${n}) `])
          expect(roleOf(dressed)).toBe(roleOf(heading));
      }),
    );
  });
});
