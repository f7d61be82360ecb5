import { describe, expect, it } from 'vitest';
import { compileText } from './seeds.ts';

const head = '# POND-XXX: [Title]\n\n**Status**: [planned / running / done]\n';

describe("a team's own template", () => {
  it('asks for the outcome at the end, also in the head of a document', () => {
    const { fields } = compileText(`${head}**Verdict**: keep | drain\n**Keeper**: [Name]\n`);
    expect(fields.map(({ key, due }) => [key, due.stage])).toEqual([
      ['status', 'planned'],
      ['verdict', 'concluded'],
      ['keeper', 'planned'],
    ]);
  });

  it('counts in the brackets of a heading how many of its boxes are ticked', () => {
    const list = '\n- [ ] Clay\n- [ ] Foil\n';
    const { checklists } = compileText(
      `${head}\n## Bottom of the pond (select one)\n${list}\n## Guests [select all that apply]\n${list}\n## Chores\n${list}`,
    );
    expect(checklists.map(({ role, one }) => [role, one === true])).toEqual([
      ['options', true],
      ['options', false],
      ['tasks', false],
    ]);
  });

  it.each([
    ['Must hold', 'criteria'],
    ['What must hold', 'criteria'],
    ['Must pass', 'criteria'],
    ['Assumptions that must hold', 'tasks'],
    ['Nice to have', 'tasks'],
  ])('has criteria below a heading that names only them: %s', (heading, role) => {
    const { checklists } = compileText(`${head}\n## ${heading}\n\n- [ ] The newts stay\n`);
    expect(checklists.map((list) => list.role)).toEqual([role]);
  });

  it('requires the criteria below an undated heading before there are results', () => {
    const { sections } = compileText(
      `${head}\n## Pond work\n\n### Success Criteria\n\n- [What must hold]\n\n### Method\n\n[How]\n\n### Remarks\n\n[Any]\n`,
    );
    expect(sections.filter(({ key }) => key !== '').map(({ key, due }) => [key, due.stage, due.severity])).toEqual([
      ['pond_work', 'concluded', 'warning'],
      ['pond_work/success_criteria', 'planned', 'warning'],
      ['pond_work/method', 'concluded', 'warning'],
      ['pond_work/remarks', 'concluded', 'warning'],
    ]);
  });

  it('does not mistake the grounds of a decision for the decision', () => {
    const { sections } = compileText(`${head}\n## Decision Drivers\n\n* [driver]\n\n## Decision Outcome\n\n[Which]\n`);
    expect(sections.filter(({ key }) => key !== '').map(({ role, due }) => [role, due.stage])).toEqual([
      ['other', 'planned'],
      ['decision', 'concluded'],
    ]);
  });

  it.each([
    ['Option | Run | Newts', 'runs', 'run'],
    ['Option | Value | Default', 'parameters', undefined],
    ['Parameter | Run | Value', 'parameters', undefined],
  ])('has runs where the varied parameters come before them: %s', (header, role, key) => {
    const { tables } = compileText(`${head}\n## Visits\n\n| ${header} |\n| --- | --- | --- |\n| deep | 4 | 7 |\n`);
    expect(tables.map((table) => [table.role, table.keyColumn])).toEqual([[role, key]]);
  });

  it('keeps front matter values that are fixed words', () => {
    const kind = compileText(
      '---\ntitle: A pond\nteam: newts\nowner: [name]\nclosed: null\n---\n\n# POND-XXX: [Title]\n',
    );
    expect(kind.fields.map(({ key, placeholder }) => [key, placeholder])).toEqual([
      ['title', true],
      ['team', false],
      ['owner', true],
      ['closed', true],
    ]);
  });

  it('is compiled in German, too', () => {
    const { sections } = compileText(`${head}\n## Aufbau\n\n- Tiefe: [cm]\n\n## Methodik\n\n[Wie]\n`);
    expect(sections.slice(1).map(({ role, due }) => [role, due.stage])).toEqual([
      ['method', 'running'],
      ['method', 'running'],
    ]);
  });

  it('causes no doubts with an id that `new` writes', () => {
    const { ambiguities } = compileText(
      '# Pond: [Title]\n\n| Field | Value |\n|---|---|\n| ID | POND-001 |\n| Net | wide |\n',
    );
    expect(ambiguities.map(({ message }) => message)).toEqual([
      '"wide" is read as a sample of free text, which `new` leaves blank',
    ]);
  });
});
