import { meant } from '../statements/statement-mistake.ts';
import { VERDICT_NAMES } from './verdict-spec.ts';
import { decisionWords, unreadVerdict, verdictSetting } from './unread-verdict.ts';
import type { Ambiguity, FieldSpec, VerdictSpec } from '../kind.ts';
import type { TemplateSettings } from '../statements/template-settings.ts';

type ReadVerdict = { readonly fields: readonly FieldSpec[]; readonly verdict: VerdictSpec | undefined };

/**
 * Doubts about the verdict: a decision in words that match no verdict, and settings for a verdict that does not exist.
 */
export function verdictDoubts(read: ReadVerdict, settings: TemplateSettings): readonly Ambiguity[] {
  const mistakes = [...settingMistakes(read.fields, settings.verdict)];
  const field = unreadVerdict(read);
  if (mistakes.length > 0 || field === undefined)
    return mistakes.map((message) => ({ line: 1, message, mistake: true }));
  const way = `say what they mean in the front matter: \`${verdictSetting(field)}\``;
  const message = `${decisionWords(field)} name no verdict: \`decide --write\` leaves them to a person; ${way}`;
  return [{ line: field.line, message }];
}

function* settingMistakes(fields: readonly FieldSpec[], told: TemplateSettings['verdict']): Generator<string> {
  for (const key of told.keys()) if (!KEYS.includes(key)) yield `\`verdict: ${key}\` is not known${meant(key, KEYS)}`;
  const named = told.get('field');
  const places = fields.filter(({ label, key, choices }) =>
    named === undefined ? choices !== undefined : label === named || key === named,
  );
  if (named !== undefined && places.length === 0) {
    const labels = fields.map(({ label }) => label);
    yield `\`verdict\`: no field is called "${named}"${meant(named, labels)}`;
    return;
  }
  for (const name of VERDICT_NAMES) {
    const word = told.get(name);
    if (word !== undefined && !places.some(({ choices }) => takes(choices, word)))
      yield `\`verdict\`: "${word}" is none of the words of ${named ?? 'any field'}${meant(word, wordsOf(places))}`;
  }
}

const KEYS = ['field', ...VERDICT_NAMES];

const takes = (choices: FieldSpec['choices'], word: string): boolean =>
  choices === undefined || choices.open || choices.values.includes(word);

const wordsOf = (fields: readonly FieldSpec[]): readonly string[] =>
  fields.flatMap(({ choices }) => choices?.values ?? []);
