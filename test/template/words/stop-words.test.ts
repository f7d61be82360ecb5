import { describe, expect, it } from 'vitest';
import { saysStop, tellsWhenToStop } from '../../../src/template/words/stop-words.ts';
import { meaningOf } from '../../../src/template/words/section-words.ts';
import { foldName } from '../../../src/text/fold-name.ts';

describe('the words of stop rules', () => {
  it.each([
    'NO-GO',
    'No-go if any of',
    'NO-GO criteria',
    'Abandon if',
    'Abandonment criteria',
    'Drop criteria',
    'Veto criteria',
    'Reject if',
    'Rejection criteria',
    'Rollback triggers',
    'Failure conditions',
    'Failure threshold',
    'Kill criterion 2',
    'Red flags',
    'Disqualifiers',
    'Falsifiers',
    'Falsifiability',
    'Conditions for abandoning',
    'Criteria to stop',
    'Reasons for rejection',
    'Do not ship if',
    'Criterios de rechazo',
    'Ablehnungskriterien',
    '失败条件',
    '放弃标准',
    '否决标准',
    '棄却基準',
    '不採用基準',
  ])('are recognised in a label: %s', (label) => {
    expect(saysStop(foldName(label))).toBe(true);
  });

  it.each([
    'GO if',
    'Go/No-Go criteria',
    'Success and failure criteria',
    'Kill rate',
    'Reject rate',
    'Failures',
    'Failed criteria',
    'Rejection criteria for outliers',
    'Stop sign recall',
    'Drop-out',
    'Blockers',
    'Rollback',
    'Abort unless',
    'Conditions for success',
    'Criteria of the stopwatch',
  ])('are not recognised in a label that is only similar: %s', (label) => {
    expect(saysStop(foldName(label))).toBe(false);
  });

  it.each([
    'NO-GO if any pond is dry',
    'A dry pond means NO-GO.',
    'Two leaks lead to nothing, three leaks trigger alarms; a fourth one triggers a rollback',
    'If a pond is dry we stop.',
    'When the pump fails we will abandon it',
    'Abort if the pump fails',
    'Stop the run when the water boils',
    'Stop and roll back if a newt is hurt',
    'Fail if the kettle leaks',
    'Fails when two cups differ',
    'Do not ship if it drips',
    "Don't release when it drips",
    'We abandon the idea if nobody drinks it',
    'Stop on NaN',
    'If more than 2 cups crack, stop',
    'Spill above 3 ml → NO-GO',
    'Spill above 3 ml => kill, and tell Ann',
  ])('are recognised in a sentence: %s', (sentence) => {
    expect(tellsWhenToStop(sentence)).toBe(true);
  });

  it.each([
    'Drop in spill below 2% when it is hot',
    'Drop on a hot day below 2%',
    'Fail rate below 1%',
    'Reject rate below 1%',
    'Reject the null hypothesis if p < 0.05',
    'No regression if the water is cold',
    'Abort unless the water is hot',
    'GO if the water is hot',
    'Ship if nobody objects',
    'Stop signs are found in 9 of 10 pictures',
    'If the water is hot, the tea is good',
    'Cold → hot in two minutes',
    'A lost pump → fail-safe mode',
    'It never fails when it is cold',
  ])('are not recognised in a sentence that is only similar: %s', (sentence) => {
    expect(tellsWhenToStop(sentence)).toBe(false);
  });

  it.each([
    ['Abandonment criteria', 'kill'],
    ['NO-GO if any of', 'kill'],
    ['Rollback criteria', 'kill'],
    ['Go/No-Go Criteria', 'criteria'],
    ['Success and Failure Criteria', 'criteria'],
    ['Pass/Fail Criteria', 'criteria'],
    ['Rollback & Mitigation Plan', 'other'],
    ['NO-GO', undefined],
    ['Red flags', undefined],
  ])('give the heading %s the role %s', (heading, role) => {
    expect(meaningOf(foldName(heading))?.role).toBe(role);
  });
});
