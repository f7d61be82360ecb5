import { plainChoice } from '../choice.ts';
import { statusPhrases } from './status-phrases.ts';
import type { Stage, StatusWord } from '../kind.ts';
import type { WordMeaning } from './status-phrases.ts';

/** Words that mean more (or something else) as one of a template's choices than in a sentence. */
const AS_CHOICE: ReadonlyMap<string, WordMeaning> = new Map<string, WordMeaning>([
  ...words('blocked doing', { stage: 'running' }),
  ...words('final archived', { stage: 'concluded' }),
  ...words('adopt ship shipped approved', { stage: 'concluded', result: 'success' }),
  ...words('modify iterate', { stage: 'concluded', result: 'partial' }),
  ...words('reject drop dropped rolled_back', { stage: 'concluded', result: 'failed' }),
  ...words('pivot needs_review', { stage: 'concluded', result: 'inconclusive' }),
]);

function words(list: string, meaning: WordMeaning): readonly (readonly [string, WordMeaning])[] {
  return list.split(' ').map((word) => [word.replaceAll('_', ' '), meaning] as const);
}

/** Labels, folded, that state the status wherever they stand. */
export const PLAIN_STATUS_NAMES: readonly string[] =
  'status state stav stato estado statut статус состояние ステータス 状態 状态 상태'.split(' ');

/** The labels that templates use for their status: those, and some that mean something else in other documents. */
export const STATUS_NAMES: ReadonlySet<string> = new Set([...PLAIN_STATUS_NAMES, 'lifecycle', 'zustand']);

/** What it calls its status, too, or something else: only the words to choose from tell. */
export const MAYBE_STATUS_NAMES: ReadonlySet<string> = new Set(
  'stage phase progress stand fortschritt état etat avancement'.split(' '),
);

/** The stage and result that one of a template's status words stands for; undefined for an unknown word. */
export function statusWord(text: string): StatusWord | undefined {
  const word = plainChoice(text);
  const folded = word.toLowerCase().replace(/[\s_-]+/gu, ' ');
  const found = AS_CHOICE.get(folded) ?? statusPhrases().get(folded);
  return found?.stage && { word, stage: found.stage, result: found.result };
}

/** The names of the stages. */
export const STAGES: readonly Stage[] = ['planned', 'running', 'concluded', 'cancelled'];

/** The stage that a text names (`planned`, `running`, `concluded`, `cancelled`). */
export const stageNamed = (text: string): Stage | undefined =>
  STAGES.find((stage) => stage === text.trim().toLowerCase());
