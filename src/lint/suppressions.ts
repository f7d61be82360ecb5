import { lineAt } from '../text/line-index.ts';
import { nearest } from '../text/nearest.ts';
import type { Directive } from '../document/directive.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Finding } from './rule.ts';

const DIRECTIVE = 'expctl-disable-next-line';
const FORM = 'write `<!-- expctl-disable-next-line RULE: reason -->`';

/** What a document's `expctl-disable-next-line` comments silence, and which of them are wrong. */
export type Suppressions = {
  readonly silences: (rule: string, line: number) => boolean;
  readonly findings: readonly Finding[];
};

const NONE: Suppressions = { silences: () => false, findings: [] };

/** Reads the suppressions of a document; one without a reason or with an unknown rule silences nothing. */
export function suppressionsOf(document: MarkdownDocument, known: ReadonlySet<string>): Suppressions {
  const directives = document.directives.filter(({ name }) => name === DIRECTIVE);
  if (directives.length === 0) return NONE;
  const silenced = new Set<string>();
  const findings: Finding[] = [];
  for (const directive of directives) {
    const read = readSuppression(directive, known);
    if (typeof read === 'string') findings.push({ message: read, span: directive.span, hint: FORM });
    else for (const rule of read) silenced.add(`${lineAt(document.lines, directive.span.end) + 1} ${rule}`);
  }
  return { silences: (rule, line) => silenced.has(`${line} ${rule}`), findings };
}

function readSuppression({ body }: Directive, known: ReadonlySet<string>): readonly string[] | string {
  const colon = body.indexOf(':');
  const rules = (colon === -1 ? body : body.slice(0, colon)).split(/[\s,]+/u).filter((rule) => rule !== '');
  if (rules.length === 0) return 'this comment names no rule to disable';
  const unknown = rules.find((rule) => !known.has(rule));
  if (unknown !== undefined) {
    const near = nearest(unknown, [...known]);
    return `there is no rule "${unknown}" to disable${near === undefined ? '' : ` (did you mean ${near}?)`}`;
  }
  if (colon === -1 || body.slice(colon + 1).trim() === '') return 'this comment gives no reason for disabling a rule';
  return rules;
}
