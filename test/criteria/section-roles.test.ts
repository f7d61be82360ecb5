import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../src/criteria/criteria-of.ts';
import { decide } from '../../src/criteria/decide.ts';
import { readRecords } from '../../src/records/read-records.ts';
import { detectKind } from '../../src/template/detect-kind.ts';
import { builtInKinds } from '../../src/template/built-in-kinds.ts';
import { builtInKind, documentAt, FILLED, filledText, recordAt } from '../kinds.ts';
import { documentWith, recordOf } from './record-of.ts';
import type { KindName } from '../kinds.ts';

/** Words of headings that give the purpose of a section. */
const WORDS =
  'Acceptance rate,Early stopping,Expected calibration error,Protocol,Optional padding,Secondary structure,Model type,Definition of ready,Hypotheses,Results,Decision,Prerequisites,Success Criteria,Next steps,Amendments'.split(
    ',',
  );

/** The filled document of a kind under other words; what the kind has before them stays. */
const renamed = (name: KindName, words: string): string =>
  filledText(name).replace(/^# ([^:\n]*: )?.*$/mu, (_, lead = '') => `# ${lead}${words}`);

const shownCriteria = (name: KindName, text: string): readonly string[] =>
  criteriaOf(recordAt(FILLED[name], text, builtInKind(name))).map(
    ({ key, label, role, gate, mark, binding }) => `${key} ${label} ${role} ${gate} ${mark} ${binding?.kind ?? ''}`,
  );

describe('the title of a document', () => {
  it('says nothing about the purpose of its sections', () => {
    const names = ['exp', 'tracking-log', 'plan'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...WORDS), (name, words) => {
        const text = renamed(name, words);
        expect(text).not.toBe(filledText(name));
        expect(shownCriteria(name, text)).toEqual(shownCriteria(name, filledText(name)));
        const lists = (each: string) =>
          recordAt(FILLED[name], each, builtInKind(name)).checklists.map(({ key, role }) => `${key} ${role}`);
        expect(lists(text)).toEqual(lists(filledText(name)));
        expect(detectKind(builtInKinds(), documentAt('x.md', text)).because).toBe(
          detectKind(builtInKinds(), documentAt('x.md', filledText(name))).because,
        );
      }),
    );
  });

  it('turns no list of artifacts into criteria', () => {
    const text = renamed('exp', 'Acceptance rate of drafts');
    expect(shownCriteria('exp', text).filter((line) => line.includes('Data files'))).toEqual([]);
    const record = recordAt(FILLED.exp, text, builtInKind('exp'));
    expect(decide(record, { runRecords: new Map() }).verdict).toBe('CONDITIONAL GO');
  });

  it('makes nothing a criterion or a stop rule in a document without a kind', () => {
    const text = documentWith(
      ['- hot `expect: score > 0.5`'],
      ['| Run ID | Score |', '| --- | --- |', '| pot-1 | 0.9 |', '| pot-2 | 0.1 |'],
      '## Notes\n\n- It rained.\n\n## Limits\n\n- warm `expect: score > 0.8`\n',
    );
    const read = (title: string) =>
      criteriaOf(recordOf(text.replace('# Kettle', `# ${title}`))).map(({ label, role, gate }) => [label, role, gate]);
    for (const title of ['Kettle', ...WORDS])
      expect(read(title)).toEqual([
        ['hot', 'criterion', 'must'],
        ['warm', 'criterion', 'must'],
      ]);
  });

  it('says nothing about the lists directly below it', () => {
    const text = '# Kettle\n\n- [ ] Water\n- [ ] Tea\n\n## Notes\n\nNone.\n';
    const roles = (title: string) =>
      recordOf(text.replace('Kettle', title)).checklists.map(({ key, role }) => `${key} ${role}`);
    for (const title of ['Kettle', ...WORDS]) expect(roles(title)).toEqual(['checklist tasks']);
  });

  it('makes no criterion optional', () => {
    const table = '| Criterion | Threshold | Measured | Result |\n| --- | --- | --- | --- |\n| Score | >= 0.5 | | |\n';
    const text = `# Log\n\n## EXP-001: One\n\n${table}\n## EXP-002: Optional padding\n\n${table}`;
    const gates = readRecords(documentAt('log.md', text), undefined).map((record) =>
      criteriaOf(record).map(({ label, gate }) => `${label} ${gate}`),
    );
    expect(gates).toEqual([['Score must'], ['Score must']]);
  });

  it('may be a single heading that is not a title: items below `## Success Criteria` are decided', () => {
    const text = '## Success Criteria\n\n### Must Pass\n\n- It is hot.\n';
    expect(criteriaOf(recordOf(text)).map(({ label, role }) => [label, role])).toEqual([['It is hot.', 'criterion']]);
  });
});
