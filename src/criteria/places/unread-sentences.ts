import type { ExperimentRecord } from '../../records/record.ts';
import { lineAt } from '../../text/line-index.ts';
import { contains, sliceOf } from '../../text/span.ts';
import { plainText } from '../../values/plain-text.ts';
import type { Criterion } from '../outcome.ts';
import type { SectionPlace } from './found-criterion.ts';

/** Words of a sentence that sets a limit. */
const ASKS =
  /\b(?:must|shall|has to|have to|needs? to|(?:is|are) (?:required|mandatory)|no worse than|muss|müssen|darf|dürfen|doit|doivent|debe|deben)\b/i;
/** Sentences that only introduce the criteria, or say how they are counted: `All of the following must hold.` */
const LEADS =
  /[:：]$|\b(?:criteri(?:a|on)|conditions?|thresholds?|targets?|following|these|those|both|gates?|kriteri\w+|critères?|criterios?)\b/i;
/**
 * A question that the list below it answers: `What has to hold before we go on?` It is addressed to the reader, not
 * about the runs.
 */
const QUESTION =
  /(^|[.!?]\s+)¿?(?:what|which|who|when|where|why|how|was|welche[rs]?|wer|wann|wie|que|quel(?:le)?s?|quand|comment|qué|cuál(?:es)?|cuándo|cómo)(?=[\s'’,])[^.!?]*\?(?=\s|$)/giu;
const LONGEST_SHOWN = 80;

/**
 * Notes on sentences among criteria that set a limit but are in no list: nobody marks them, so the verdict mentions
 * them.
 */
export function unreadSentences(
  { document }: ExperimentRecord,
  places: readonly SectionPlace[],
  criteria: readonly Pick<Criterion, 'span'>[],
): readonly string[] {
  const { text } = document.source;
  return places
    .filter(({ role }) => role === 'criterion' || role === 'kill')
    .flatMap(({ section }) => section.body)
    .filter(({ kind, span }) => kind === 'paragraph' && !criteria.some((each) => contains(span, each.span)))
    .flatMap(({ span }) => {
      const words = plainText(sliceOf(text, span)).replace(/\s+/g, ' ').trim();
      if (!ASKS.test(words) || LEADS.test(words) || !ASKS.test(words.replace(QUESTION, '$1'))) return [];
      const shown = words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN - 2)} …` : words;
      return [
        `line ${lineAt(document.lines, span.start)} asks for something that nobody decides: “${shown}” (write it as an item, \`- [ ] …\`)`,
      ];
    });
}
