import { choiceSpec } from '../samples/choices.ts';
import { hasPlace } from '../fillable-choice.ts';
import { isOpenText } from '../open-text.ts';
import { isStandIn } from '../samples/sample.ts';
import { MAYBE_STATUS_NAMES, STATUS_NAMES, statusWord } from '../words/status-words.ts';
import { plainChoice } from '../choice.ts';
import { standsOnce } from './stands-once.ts';
import type { Ambiguity, FieldSpec, SectionSpec, StatusSpec, StatusWord } from '../kind.ts';
import type { TemplateSettings } from '../statements/template-settings.ts';

const RESULT = new Set('outcome result verdict decision ergebnis výsledek'.split(' '));

/** A kind's status, and its fields with what the status adds to them. */
export type ReadStatus = { readonly status: StatusSpec | undefined; readonly fields: readonly FieldSpec[] };

/** What decides which fields state the status; `doubts` are added to. */
export type StatusContext = {
  readonly sections: readonly SectionSpec[];
  readonly settings: TemplateSettings;
  readonly doubts: Ambiguity[];
};

/**
 * Finds the fields that state the status (top and foot), or else the one that states the outcome, and their words. A choice
 * that says no stage is doubted. What a section says of which there may be any number is its own status.
 */
export function readStatus(fields: readonly FieldSpec[], { sections, settings, doubts }: StatusContext): ReadStatus {
  const whole = fields.filter((field) => standsOnce(field, sections));
  const named = whole.filter(({ name }) => STATUS_NAMES.has(name));
  const stating = named.length > 0 ? named : whole.filter(saysStages);
  const used =
    stating.length > 0
      ? stating
      : whole.filter(({ name, choices, alternatives }) => RESULT.has(name) && choices && !alternatives);
  if (used.length === 0) return { status: undefined, fields };
  const choices = used.find((field) => field.choices !== undefined)?.choices;
  const written = choices?.written ?? [
    ...new Set(used.map(({ sample }) => sample).filter((text) => isSampleWord(text))),
  ];
  const read = written.map((text) => wordOf(text, settings));
  const words = [...inOrder(read.filter((word) => word !== undefined)), ...furtherWords(written, settings)];
  const line = used.find((field) => field.choices !== undefined)?.line;
  if (line !== undefined && stating.length > 0)
    for (const [at, word] of read.entries())
      if (word === undefined) doubts.push({ line, message: noStage(plainChoice(written[at] ?? '')) });
  const keys = new Set(used.map(({ key }) => key));
  const all = choices ?? (written.length > 0 ? choiceSpec(written, { open: true }) : undefined);
  return {
    status: { fields: [...keys], words },
    fields: fields.map((field) => (keys.has(field.key) ? statusField(field, all) : field)),
  };
}

/** `Stand: geplant / läuft / abgeschlossen`; a `Stand` with other words, or none, is something else. */
function saysStages({ name, choices }: FieldSpec): boolean {
  if (choices === undefined || !MAYBE_STATUS_NAMES.has(name)) return false;
  const stages = choices.written.map((text) => statusWord(text)?.stage);
  return new Set(stages.filter((stage) => stage !== undefined)).size > 1;
}

/** The final `⏳ PENDING` takes the choices of the field at the top; a single word is a choice that accepts others. */
function statusField(field: FieldSpec, choices: FieldSpec['choices']): FieldSpec {
  if (field.choices !== undefined || choices === undefined) return field;
  return { ...field, choices, placeholder: false };
}

const noStage = (word: string): string =>
  `the status "${word}" says no stage: read as planned; say what it means in the front matter: \`expctl: {status: {${word}: concluded}}\``;

/** `Draft | Approved | In progress | Completed`: a word that comes before the work is done cannot mean success. */
function inOrder(words: readonly StatusWord[]): readonly StatusWord[] {
  const running = words.findLastIndex(({ stage }) => stage === 'running');
  return words.map((word, at) =>
    at < running && LEAVE.test(word.word) ? { word: word.word, stage: 'planned', result: undefined } : word,
  );
}

/** The words that only the settings give: a status that accepts words which the template does not show. */
function furtherWords(written: readonly string[], settings: TemplateSettings): readonly StatusWord[] {
  const shown = new Set(written.map((text) => plainChoice(text).toLowerCase()));
  const others = [...settings.status].filter(([folded]) => !shown.has(folded));
  return others.map(([, { word }]) => wordOf(word, settings)).filter((word) => word !== undefined);
}

const LEAVE = /^(?:approved|accepted)$/i;

/**
 * `Draft`, `[Planned]`; a text that only says that a status goes there (`<status>`, `$STATUS`, `TBD`) is not a status
 * word.
 */
function isSampleWord(text: string): boolean {
  const word = plainChoice(text);
  if (word === '' || word.split(/\s+/u).length > 3 || isOpenText(word)) return false;
  return !isStandIn(text) || statusWord(text) !== undefined;
}

function wordOf(text: string, settings: TemplateSettings): StatusWord | undefined {
  const word = plainChoice(text);
  const known = statusWord(text) ?? (hasPlace(word) ? statusWord(word.split(' ')[0] ?? '') : undefined);
  const stage = settings.status.get(word.toLowerCase())?.stage ?? known?.stage;
  return stage && { word, stage, result: known?.stage === stage ? known.result : undefined };
}
