import type { FieldSpec, Kind } from '../kind.ts';

const DECISIONS =
  /(?:^|_)(?:decision|verdict|go_no_go|entscheidung|urteil|décision|decisión|decisão|rozhodnutí|odluka|结论|結論|결론)$/u;

/** Words for yes and no in decisions: they appear in a line to be copied; nothing is decided by them. */
const YES =
  /^(?:accept|adopt|approve|keep|ship|merge|confirm|angenommen|bestätigt|genehmigt|freigegeben|übernommen|übernehmen|behalten|adopté|accepté|validé|retenu|aceptad|aprobad|aceit|aprovad|přijat|schválen)/iu;
const NO =
  /^(?:reject|drop|discard|revert|refute|abandon|stop|kill|verworfen|abgelehnt|widerlegt|verwerfen|rejeté|refusé|abandonné|rechazad|rejeitad|zamítnut|odmítnut)/iu;

/**
 * The decision field of a template whose words match no verdict; undefined if there is none, or if the verdict has its
 * place.
 */
export function unreadVerdict({ verdict, fields }: Pick<Kind, 'verdict' | 'fields'>): FieldSpec | undefined {
  if (verdict !== undefined) return undefined;
  return fields.find(({ name, choices }) => DECISIONS.test(name) && (choices?.values.length ?? 0) > 1);
}

/**
 * What to write into the template's front matter so that a decision's words are understood: `expctl: {verdict: {…}}`.
 */
export function verdictSetting({ label, choices }: FieldSpec): string {
  const values = choices?.values ?? [];
  const word = (pattern: RegExp): string => inYaml(values.find((value) => pattern.test(value)) ?? 'WORD');
  return `expctl: {verdict: {field: ${inYaml(label)}, GO: ${word(YES)}, NO-GO: ${word(NO)}}}`;
}

/** The words between which the decision is made, as in the template. */
export const decisionWords = ({ choices }: FieldSpec): string =>
  (choices?.values ?? []).map((value) => `"${value}"`).join(', ');

const inYaml = (word: string): string => (/^\p{L}[\p{L}\p{N} _-]*$/u.test(word) ? word : JSON.stringify(word));
