import { standsOnce } from './stands-once.ts';
import { isYesOrNo } from '../../values/yes-no.ts';
import type { FieldSpec, SectionSpec, StatusSpec, VerdictName, VerdictSpec, VerdictWord } from '../kind.ts';
import type { TemplateSettings } from '../statements/template-settings.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const WORDS: readonly (readonly [VerdictName, ReadonlySet<string>])[] = [
  [
    'GO',
    set(
      'go success successful passed pass yes ship adopt accept accepted keep merge approve approved confirmed erfolgreich ja',
    ),
  ],
  ['CONDITIONAL GO', set('conditional_go conditional partial partial_success modify iterate go_with_caveats')],
  ['NO-GO', set('no_go nogo failed fail failure no reject rejected drop block discard refuted nein')],
  ['INCONCLUSIVE', set('inconclusive needs_review unclear undetermined pending_review')],
];

/** The verdicts for which a template may have a word. */
export const VERDICT_NAMES: readonly VerdictName[] = WORDS.map(([name]) => name);

/** What a label or a heading is called that says what was decided. */
export const DECISION_LABELS =
  /(?:^|_)(?:decision|verdict|outcome|conclusion|result|ready_for_production|go_no_go|recommendation|entscheidung|urteil)$/u;

/** Where the verdict is written and in which words; undefined if the template has no place for it. */
export function readVerdict(fields: readonly FieldSpec[], context: VerdictContext): VerdictSpec | undefined {
  const places = fields.flatMap((field) => {
    const words = takesVerdict(field, context) ? wordsOf(field, context.settings) : [];
    const names = new Set(words.map(({ verdict }) => verdict));
    return names.has('GO') && names.has('NO-GO') ? [{ field: field.key, words }] : [];
  });
  return places.length > 0 ? { places } : undefined;
}

/** What determines whether a field takes the verdict. */
export type VerdictContext = {
  readonly sections: readonly SectionSpec[];
  readonly status: StatusSpec | undefined;
  readonly settings: TemplateSettings;
};

/** Whether choices have a word for GO and one for NO-GO. */
export function tellVerdicts(values: readonly string[]): boolean {
  const names = WORDS.flatMap(([name, known]) => (values.some((value) => known.has(foldedWord(value))) ? [name] : []));
  return names.includes('GO') && names.includes('NO-GO');
}

const foldedWord = (value: string): string => value.toLowerCase().replace(/[\s/-]+/gu, '_');

function takesVerdict(field: FieldSpec, { sections, status, settings }: VerdictContext): boolean {
  const named = settings.verdict.get('field');
  if (named !== undefined) return field.label === named || field.key === named;
  if (field.choices === undefined || !standsOnce(field, sections)) return false;
  if (field.alternatives !== undefined || DECISION_LABELS.test(field.name)) return true;
  if (status?.fields.includes(field.key) === true) return status.words.some(({ result }) => result === 'success');
  return sections.find(({ key }) => key === field.section)?.role === 'decision' && asksForGo(field);
}

/** What is done, or holds, where it went well. */
const APPROVING =
  /(?:^|_)(?:go|ready|ship|release|deploy|adopt|merge|proceed|continue|launch|approv|accept|promot|production|publish|recommend|confirmed|supported|met|reached|keep|kept|pass|success|roll_?out|freigabe|freigegeben|freigeben|erfüllt|erreicht|übernehmen|übernommen|adopté|validé|aprobad|aprovad)/u;
const CONTRARY =
  /(?:^|_)(?:no|not|without|block|stop|abort|kill|reject|revert|roll_?back|risk|regress|fail|issue|problem|concern|bug|incident|delay|hold|postpone|cancel|condition)/u;

/** `Release blocker: yes / no` in a decision is none: a bare yes is a GO only where the label asks for one. */
function asksForGo({ name, choices }: FieldSpec): boolean {
  const isYesNo = choices?.values.some(isYesOrNo) === true;
  return !isYesNo || (APPROVING.test(name) && !CONTRARY.test(name));
}

function wordsOf({ choices }: FieldSpec, { verdict }: TemplateSettings): readonly VerdictWord[] {
  const told = WORDS.flatMap(([name]) => {
    const word = verdict.get(name);
    return word === undefined ||
      !(choices?.open === true || choices?.values.includes(word) === true || choices === undefined)
      ? []
      : [{ verdict: name, word }];
  });
  if (told.length > 0) return told;
  return WORDS.flatMap(([name, known]) => {
    const word = choices?.values.find((value) => known.has(foldedWord(value)));
    return word === undefined ? [] : [{ verdict: name, word }];
  });
}
