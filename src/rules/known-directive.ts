import { foldName } from '../text/fold-name.ts';
import { columnNamed } from '../template/statements/column-named.ts';
import { keysNamed } from '../template/words/several-keys.ts';
import { statementsOf } from '../template/statements/annotations.ts';
import { notUnderstood } from '../template/statements/metric-specs.ts';
import { meant, statementMistake } from '../template/statements/statement-mistake.ts';
import type { Directive } from '../document/directive.ts';
import type { DocumentRule, DocumentSubject, Finding } from '../lint/rule.ts';
import type { TableRecord } from '../records/record.ts';
import type { Statement } from '../template/statements/annotations.ts';

/** A comment for expctl must contain something that expctl knows. */
export const knownDirective: DocumentRule = {
  name: 'known-directive',
  scope: 'document',
  severity: 'warning',
  summary: 'Require words, values and columns that are known in comments for expctl.',
  *check(subject) {
    for (const directive of subject.document.directives)
      if (isMeant(subject, directive)) yield* findingsIn(subject, directive);
  },
};

const NAMES = ['expctl', 'expctl-disable-next-line', 'optional'];

function* findingsIn(subject: DocumentSubject, directive: Directive): Generator<Finding> {
  const { name, span } = directive;
  if (!NAMES.includes(name))
    yield { message: `nothing is said by a comment "${name}"${meant(name, NAMES)}`, span, hint: HINT };
  for (const statement of name === 'expctl' ? statementsOf(directive) : []) {
    const because = statementMistake(statement) ?? unknownColumn(subject, statement);
    if (because === undefined) continue;
    const { message } = notUnderstood(statement, because);
    yield { message, span: spanOf(subject, directive, statement), hint: HINT };
  }
}

const HINT = 'what comments may say is listed in docs/templates.md';

/** After the bare word `expctl` a comment may be about it, rather than an instruction for it. */
const isMeant = ({ document: { source } }: DocumentSubject, { name, span, body }: Directive): boolean =>
  name !== 'expctl' || /^<!--\s*expctl\s*:/iu.test(source.text.slice(span.start, span.end)) || /[a-z]=/u.test(body);

function spanOf({ document: { source } }: DocumentSubject, { span, bodySpan }: Directive, { text }: Statement) {
  const start = source.text.indexOf(text, bodySpan.start);
  return start === -1 || start >= bodySpan.end ? span : { start, end: start + text.length };
}

/** Checked against all tables of the document; if it has none yet, nothing is known about their columns. */
function unknownColumn({ records, surroundings }: DocumentSubject, statement: Statement): string | undefined {
  const name = columnNamed(statement);
  const tables = records.flatMap((record) => record.tables);
  const columns = tables.flatMap((table) => table.columns);
  if (name === undefined || columns.length === 0) return undefined;
  const logged = [...surroundings.runRecords.values()].flatMap(({ metrics }) => [...metrics.keys()]);
  const names = [...columns.map(({ header }) => header), ...(statement.words[0] === 'column' ? logged : [])];
  const isThere =
    columns.some((column) => column.name === foldName(name)) || names.some((each) => foldName(each) === foldName(name));
  if (isThere || (statement.words[0] === 'runs' && tables.some((table) => hasKeys(table, name)))) return undefined;
  return `: no column is called "${name}"${meant(name, names)}`;
}

/** Whether a table has each of several columns. */
const hasKeys = ({ columns }: TableRecord, said: string): boolean =>
  keysNamed(
    said,
    columns.map(({ header }) => foldName(header)),
    foldName,
  ) !== undefined;
