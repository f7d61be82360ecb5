import { describe, expect, it } from 'vitest';
import { compileText } from './seeds.ts';

const head = '# POND-XXX: [Title]\n\n**Status**: [planned / running / done]\n';

describe('what a team writes into its template', () => {
  it('asks for what came out at the end, also in the head of a document', () => {
    const { fields } = compileText(`${head}**Verdict**: keep | drain\n**Keeper**: [Name]\n`);
    expect(fields.map(({ key, due }) => [key, due.stage])).toEqual([
      ['status', 'planned'],
      ['verdict', 'concluded'],
      ['keeper', 'planned'],
    ]);
  });

  it('says in the brackets of a heading how many of its boxes are ticked', () => {
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
  ])('means criteria by a heading that says only so: %s', (heading, role) => {
    const { checklists } = compileText(`${head}\n## ${heading}\n\n- [ ] The newts stay\n`);
    expect(checklists.map((list) => list.role)).toEqual([role]);
  });

  it('builds up in German, too', () => {
    const { sections } = compileText(`${head}\n## Aufbau\n\n- Tiefe: [cm]\n\n## Methodik\n\n[Wie]\n`);
    expect(sections.slice(1).map(({ role, due }) => [role, due.stage])).toEqual([
      ['method', 'running'],
      ['method', 'running'],
    ]);
  });

  it('has nothing doubtful in an id that new writes', () => {
    const { ambiguities } = compileText(
      '# Pond: [Title]\n\n| Field | Value |\n|---|---|\n| ID | POND-001 |\n| Net | wide |\n',
    );
    expect(ambiguities.map(({ message }) => message)).toEqual([
      '"wide" is read as a sample of free text, which `new` leaves blank',
    ]);
  });
});
