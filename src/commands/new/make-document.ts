import { UserError } from '../../errors.ts';
import { readFrontMatter } from '../../document/front-matter.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { readRecords } from '../../records/read-records.ts';
import { RULES } from '../../rules/rules.ts';
import { fillTemplate } from '../../template/fill-template.ts';
import { chosenTexts } from '../../template/scaffold/template-values.ts';
import { nearest } from '../../text/nearest.ts';
import { proveCarried, proveDocument } from './prove-document.ts';
import { putAnswers } from './put-answers.ts';
import { refuseControls } from './refuse-words.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { TemplateValues } from '../../template/fill-template.ts';
import type { Kind } from '../../template/kind.ts';
import type { IssueAnswers } from './issue-answers.ts';

/** Everything that a new document is made from. `path` is its future path. */
export type NewValues = {
  readonly path: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly date: string;
  readonly person: string | undefined;
  readonly set: ReadonlyMap<string, string>;
  readonly issue: IssueAnswers | undefined;
  readonly guidance: boolean;
  /** Keep sample values as comments. */
  readonly samples: boolean;
};

/** What a new document may lack: everything that is just not filled in yet. */
const NOT_FILLED_IN = new Set(['require-field', 'no-placeholder', 'section-filled', 'unfinished-row']);

/**
 * Makes the text of a new document. Throws `UserError` for a label that does not exist, for a value that would not be
 * read back as given or would break the document, and for what `check` would report as an error.
 */
export function makeDocument(project: Project, kind: Kind, values: NewValues): string {
  const { path, id, title, set, issue } = values;
  for (const [label, value] of set) refuseControls(value, `the value of "${label}"`);
  const filling = fillingOf(values);
  const { text, unknownLabels } = fillTemplate(kind, { ...filling, set });
  refuseUnknown(kind, unknownLabels);
  const record = recordOf(kind, path, text);
  const bare = recordOf(kind, path, fillTemplate(kind, { ...filling, title: undefined, set: new Map() }).text);
  const { texts } = chosenTexts(kind, { ...filling, set });
  proveDocument(record, bare, { id, title, texts: onlyGiven(kind, values, texts) });
  const whole = issue === undefined ? text : putAnswers(kind, text, issue);
  const carried = whole === text ? record : recordOf(kind, path, whole);
  proveCarried(carried, record);
  refuseFindings(project, carried);
  return whole;
}

const fillingOf = ({ id, title, date, person, guidance, samples }: NewValues): TemplateValues => ({
  id,
  title,
  date,
  person,
  guidance,
  samples,
});

/** Only the values that somebody gave have to be checked: the rest is the template's own. */
function onlyGiven(kind: Kind, { set }: NewValues, texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const { texts: own } = chosenTexts(kind, { guidance: false, set });
  return new Map([...texts].filter(([key]) => own.has(key)));
}

function recordOf(kind: Kind, path: string, text: string): ExperimentRecord {
  const [record, ...others] = readRecords(parseDocument({ path, text }, { frontMatter: readFrontMatter }), kind);
  if (record !== undefined && others.length === 0) return record;
  throw new UserError(`the document would be read as ${others.length + 1} experiments`, {
    hint: 'take the ids out of the headings of the template, or out of the given values',
  });
}

function refuseUnknown(kind: Kind, unknown: readonly string[]): void {
  const [label] = unknown;
  if (label === undefined) return;
  const labels = [...new Set(kind.fields.map((field) => field.label))];
  const near = nearest(label, labels);
  throw new UserError(`the kind ${kind.name} has no field "${unknown.join('", "')}"`, {
    hint: `${near === undefined ? '' : `did you mean "${near}"? `}Its fields are: ${labels.join(', ')}`,
  });
}

function refuseFindings(project: Project, record: ExperimentRecord): void {
  const surroundings = { fileExists: () => undefined, runRecords: new Map(), brokenRunRecords: [] };
  const found = lintDocument(ruleSetOf(RULES, project.config.rules), {
    document: record.document,
    records: [record],
    surroundings,
  });
  const [finding] = found.filter(({ rule, severity }) => severity === 'error' && !NOT_FILLED_IN.has(rule));
  if (finding === undefined) return;
  const { rule, message, hint } = finding;
  throw new UserError(`check would refuse the document: ${message} (${rule})`, hint === undefined ? {} : { hint });
}
