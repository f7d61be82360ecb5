import { nearest } from '../text/nearest.ts';

/** A parsed suppression: the rules to silence, and the rows of the table below that it applies to (none: all rows). */
export type Suppression = { readonly rules: readonly string[]; readonly rows: readonly string[] };

/** Parses `RULE "ROW": reason`; returns what is wrong if a rule or the reason is missing or unknown. */
export function readSuppression(body: string, known: ReadonlySet<string>): Suppression | string {
  const { head, rows, reason } = partsOf(body);
  const rules = head.split(/[\s,]+/u).filter((rule) => rule !== '');
  if (rules.length === 0) return 'this comment names no rule to disable';
  const unknown = rules.find((rule) => !known.has(rule));
  if (unknown !== undefined) {
    const near = nearest(unknown, [...known]);
    return `there is no rule "${unknown}" to disable${near === undefined ? '' : ` (did you mean ${near}?)`}`;
  }
  return reason.trim() === '' ? 'this comment gives no reason for disabling a rule' : { rules, rows };
}

type Parts = { readonly head: string; readonly rows: readonly string[]; readonly reason: string };

/** Text in quotes names a row, whatever it contains; the first colon outside quotes begins the reason. */
function partsOf(body: string): Parts {
  const rows: string[] = [];
  let head = '';
  for (let at = 0; at < body.length; at++) {
    const close = body[at] === '"' ? body.indexOf('"', at + 1) : -1;
    if (close !== -1) {
      rows.push(body.slice(at + 1, close));
      at = close;
    } else if (body[at] === ':') return { head, rows, reason: body.slice(at + 1) };
    else head += body[at];
  }
  return { head, rows, reason: '' };
}
