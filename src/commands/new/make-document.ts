import { UserError } from '../../errors.ts';
import { readFrontMatter } from '../../document/front-matter.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { readRecords } from '../../records/read-records.ts';
import { RULES } from '../../rules/rules.ts';
import { fillTemplate } from '../../template/fill-template.ts';
import { putSections } from './put-sections.ts';
import type { Project } from '../../project/project.ts';
import type { Kind } from '../../template/kind.ts';

/** All that a new document is made of. `sections` are texts by section key. */
export type NewValues = {
  readonly id: string;
  readonly title: string | undefined;
  readonly date: string;
  readonly person: string | undefined;
  readonly set: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
  readonly guidance: boolean;
};

/** What a fresh document may lack: everything that is simply not filled in yet. */
const NOT_FILLED_IN = new Set(['require-field', 'no-placeholder', 'section-filled', 'unfinished-row']);

/** The text of a new document. Throws `UserError` for a label nobody has, and for what `check` would refuse. */
export function makeDocument(project: Project, kind: Kind, values: NewValues): string {
  const { id, title, date, person, set, guidance } = values;
  const { text, unknownLabels } = fillTemplate(kind, {
    id,
    date,
    set,
    guidance,
    ...(title === undefined ? {} : { title }),
    ...(person === undefined ? {} : { person }),
  });
  if (unknownLabels.length > 0) {
    const labels = [...new Set(kind.fields.map(({ label }) => label))].join(', ');
    throw new UserError(`the kind ${kind.name} has no field "${unknownLabels.join('", "')}"`, {
      hint: `its fields are: ${labels}`,
    });
  }
  const whole = values.sections.size === 0 ? text : putSections(kind, text, values.sections);
  refuseFindings(project, kind, whole);
  return whole;
}

function refuseFindings(project: Project, kind: Kind, text: string): void {
  const document = parseDocument({ path: 'the new document', text }, { frontMatter: readFrontMatter });
  const surroundings = { fileExists: () => undefined, runRecords: new Map(), brokenRunRecords: [] };
  const found = lintDocument(ruleSetOf(RULES, project.config.rules), {
    document,
    records: readRecords(document, kind),
    surroundings,
  });
  const [finding] = found.filter(({ rule, severity }) => severity === 'error' && !NOT_FILLED_IN.has(rule));
  if (finding === undefined) return;
  const { rule, message, hint } = finding;
  throw new UserError(`check would refuse the document: ${message} (${rule})`, hint === undefined ? {} : { hint });
}
