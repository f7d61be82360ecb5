import { describe, expect, it } from 'vitest';
import { isStatusThroughout, statusMeaning } from '../../../src/records/status/status-meaning.ts';
import type { StatusSpec } from '../../../src/template/kind.ts';

const said = (text: string, spec?: StatusSpec): string => {
  const { stage, result } = statusMeaning(text, spec);
  return `${stage ?? '-'} ${result ?? '-'}`;
};

describe('statusMeaning', () => {
  it.each([
    ['planned', 'planned -'],
    ['Not started', 'planned -'],
    ['⏳ PENDING', 'planned -'],
    ['in progress', 'running -'],
    ['🔄 RUNNING', 'running -'],
    ['Running (resubmitted after an auth failure)', 'running -'],
    ['done', 'concluded -'],
    ['COMPLETE (2026-03-12)', 'concluded -'],
    ['COMPLETE (2026-03-03) — FAILED', 'concluded failed'],
    ['Complete (mixed results)', 'concluded partial'],
    ['✅ PASSED', 'concluded success'],
    ['✅', 'concluded success'],
    ['❌ FAILED', 'concluded failed'],
    ['⚠️ PARTIAL', 'concluded partial'],
    ['completed, **no-go** (naive wrapper)', 'concluded failed'],
    ['**GO**', 'concluded success'],
    ['REVISIT (AUC=0.66, bar not met)', 'concluded inconclusive'],
    ['INFORMATIVE NEGATIVE', 'concluded failed'],
    ['KILLED (2026-03-10)', 'cancelled -'],
    ['Phase 2 complete', 'running -'],
    ['Day 2 complete - NO-GO decision made', 'concluded failed'],
    ['After run 010 results', 'planned -'],
    ['进行中', 'running -'],
    ['已完成 ✅', 'concluded -'],
    ['完了', 'concluded -'],
    ['实验进行中', 'running -'],
    ['实验尚未完成', 'running -'],
    ['検証は失敗した', 'concluded failed'],
    ['abgeschlossen', 'concluded -'],
    ['selesai', 'concluded -'],
    ['закончено', '- -'],
    ['not passed', '- -'],
    ['NOT PASSED', '- -'],
    ['hypothesis not confirmed', '- -'],
    ['not a success', '- -'],
    ['never been accepted', '- -'],
    ["didn't pass", '- -'],
    ['hasn’t been completed', '- -'],
    ['not done', '- -'],
    ['not running', '- -'],
    ['not failed', '- -'],
    ['noch nicht abgeschlossen', '- -'],
    ['pas terminé', '- -'],
    ['не завершено', '- -'],
    ['没有成功', '- -'],
    ['实验尚未通过', 'concluded failed'],
    ['検証は成功しなかった', '- -'],
    ['아직 완료되지 않음', '- -'],
    ['done, not promoted', 'concluded -'],
    ['NO-GO, completed', 'concluded failed'],
    ['not started', 'planned -'],
    ['not supported, done', 'concluded failed'],
    ['done (not passed)', 'concluded -'],
    ['❌ not passed', 'concluded failed'],
    ['an intriguing signal', '- -'],
    ['', '- -'],
  ])('reads %j as %s', (text, meaning) => {
    expect(said(text)).toBe(meaning);
  });

  it.each([
    'planned | running | completed',
    '⏳ PENDING | 🔄 RUNNING | ✅ PASSED | ❌ FAILED',
    '[Draft / In-Progress / Concluded]',
  ])('means nothing if %j is still to be chosen from', (text) => {
    expect(said(text)).toBe('- -');
  });

  it('keeps the note', () => {
    expect(statusMeaning('completed, **no-go** (naive wrapper)').note).toBe('naive wrapper');
    expect(statusMeaning('Planned — budget not yet set').note).toBe('budget not yet set');
    expect(statusMeaning('done').note).toBeUndefined();
  });

  it("prefers the kind's words", () => {
    const spec: StatusSpec = {
      fields: ['status'],
      words: [
        { word: 'Frozen', stage: 'running', result: undefined },
        { word: 'Frozen over', stage: 'concluded', result: 'success' },
        { word: 'Done', stage: 'running', result: undefined },
      ],
    };
    expect(statusMeaning('❄️ FROZEN OVER (at last)', spec)).toEqual({
      stage: 'concluded',
      result: 'success',
      word: 'Frozen over',
      note: 'at last',
    });
    expect(said('done', spec)).toBe('running -');
    expect(said('killed', spec)).toBe('cancelled -');
    expect(said('not frozen', spec)).toBe('- -');
    expect(said('not yet frozen over', spec)).toBe('- -');
  });

  it('is not a status if only one word of many is known', () => {
    expect(isStatusThroughout('done 2026-03-02')).toBe(true);
    expect(isStatusThroughout('✅ NO-GO')).toBe(true);
    expect(isStatusThroughout('new baseline')).toBe(false);
    expect(isStatusThroughout('short training')).toBe(false);
  });
});
