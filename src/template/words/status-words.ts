import { plainChoice } from '../choice.ts';
import type { Stage, StatusWord } from '../kind.ts';

type Meaning = Omit<StatusWord, 'word'>;

const meaning = (stage: Stage, result?: StatusWord['result']): Meaning => ({ stage, result });

const PLANNED = meaning('planned');
const RUNNING = meaning('running');
const DONE = meaning('concluded');
const SUCCESS = meaning('concluded', 'success');
const PARTIAL = meaning('concluded', 'partial');
const FAILED = meaning('concluded', 'failed');
const OPEN = meaning('concluded', 'inconclusive');
const CANCELLED = meaning('cancelled');

const MEANINGS: readonly (readonly [string, Meaning])[] = [
  [
    'planned pending draft proposed todo queued ready scheduled new idea open backlog not_started design geplant entwurf 予定 計画中 计划 예정',
    PLANNED,
  ],
  [
    'running active in_progress ongoing wip started executing collecting paused blocked läuft laufend 実行中 进行中 진행중',
    RUNNING,
  ],
  ['completed complete done finished concluded closed final archived abgeschlossen 完了 已完成 완료', DONE],
  [
    'passed pass success successful succeeded accepted adopted adopt confirmed validated supported go ship shipped keep kept approved promoted erfolgreich 成功 採用',
    SUCCESS,
  ],
  ['partial partially mixed conditional conditional_go modify iterate partial_success', PARTIAL],
  [
    'failed fail failure rejected reject no_go refuted falsified disproved dropped drop discard discarded negative gescheitert 失敗 失败 不採用',
    FAILED,
  ],
  ['inconclusive unclear undetermined pivot needs_review', OPEN],
  [
    'cancelled canceled abandoned killed aborted skipped superseded withdrawn wontfix obsolete stopped abgebrochen 中止 取消',
    CANCELLED,
  ],
];

const BY_WORD: ReadonlyMap<string, Meaning> = new Map(
  MEANINGS.flatMap(([words, it]) => words.split(' ').map((word) => [word, it] as const)),
);

/** What a status word says of stage and result, in the words people commonly use; undefined for any other. */
export function statusWord(text: string): StatusWord | undefined {
  const word = plainChoice(text);
  const found = BY_WORD.get(word.toLowerCase().replace(/[\s-]+/gu, '_'));
  return found && { word, ...found };
}

/** The names of the stages. */
export const STAGES: readonly Stage[] = ['planned', 'running', 'concluded', 'cancelled'];

/** The stage that a name spells (`planned`, `running`, `concluded`, `cancelled`). */
export const stageNamed = (text: string): Stage | undefined =>
  STAGES.find((stage) => stage === text.trim().toLowerCase());
