import { lazy } from '../../text/lazy.ts';
import type { Stage } from '../kind.ts';

/** The result that an experiment's status claims. */
export type Result = 'success' | 'partial' | 'failed' | 'inconclusive';

/** What a word stands for: a stage, a result, or both. `aside` words (`phase 2 complete`) yield to any other stage. */
export type WordMeaning = { readonly stage?: Stage; readonly result?: Result; readonly aside?: boolean };

const PLANNED =
  'planned|planning|plan|pending|proposed|proposal|draft|drafting|design|design phase|idea|backlog|queued|queue|todo|to do|not started|not yet started|' +
  'not run|not yet run|scheduled|ready|ready to run|ready to start|candidate|brainstorming|research|research phase|awaiting|waiting|approved|blocked|open|new|upcoming|future|' +
  '计划中|计划|待办|未开始|待定|准备中|計画中|計画|未着手|予定|예정|대기|geplant|entwurf|offen|planeado|pendiente|borrador|rascunho|planejado|brouillon|bozza|planifié|planifiée|prévu|prévue|en attente|запланирован|запланировано|planirano|plánováno|direncanakan';
const RUNNING =
  'running|in progress|ongoing|active|started|starting|beginning|begun|wip|work in progress|underway|under way|in flight|training|executing|executed partly|paused|on hold|resumed|in review|' +
  '进行中|未完成|运行中|执行中|訓練中|训练中|進行中|実行中|実施中|진행중|진행 중|laufend|läuft|in arbeit|in bearbeitung|collecting|en curso|en progreso|em andamento|em curso|en cours|in corso|в процессе|выполняется|u toku|probíhá|berjalan';
const CONCLUDED =
  'done|complete|completed|concluded|finished|closed|resolved|submitted|integrated|merged|shipped|evaluated|analysed|analyzed|reported|' +
  '已完成|完成|结束|已结束|完了|終了|済|완료|abgeschlossen|fertig|erledigt|completado|completada|terminado|terminada|finalizado|finalizada|concluído|concluída|concluido|concluida|terminé|terminée|completato|concluso|завершен|завершён|завершено|završeno|dokončeno|hotovo|selesai';
const CANCELLED =
  'cancelled|canceled|killed|aborted|abandoned|stopped|withdrawn|dropped|superseded|obsolete|deprecated|skipped|wontfix|' +
  '取消|已取消|中止|放弃|已终止|中断|취소|abgebrochen|cancelado|cancelada|annulé|annulée|abandonné|abandonnée|annullato|отменен|отменён|отменено|otkazano|zrušeno|dibatalkan';
const SUCCESS =
  'success|successful|succeeded|passed|pass|go|strong go|confirmed|validated|supported|accepted|adopted|promoted|win|won|keep|kept|new best|best|positive|' +
  '成功|通过|採用|合格|성공|erfolgreich|éxito|exitoso|réussi|succès|успех|успешно|uspeh|úspěch|berhasil';
const FAILED =
  'failed|fail|failure|no go|nogo|rejected|refuted|falsified|disproved|disconfirmed|not supported|invalidated|negative|informative negative|negative result|discard|discarded|crash|crashed|error|regressed|lost|' +
  '失败|不通过|未通过|未成功|不採用|失敗|실패|fehlgeschlagen|gescheitert|fallido|fracaso|échoué|échec|неудача|провал|neuspeh|neúspěch|gagal';
const PARTIAL =
  'partial|partially|partial success|partially supported|partially resolved|conditional|conditional go|mixed|mixed results|split result|部分成功|部分|一部|부분';
const INCONCLUSIVE =
  'inconclusive|unclear|undetermined|revisit|no signal|neutral|tie|tied|unresolved|not conclusive|无结论|不确定|結論なし|불확실';
const WAITING = 'after|if|when|until|before|once';
const PREPARED =
  'plan complete|planning complete|research complete|design complete|setup complete|infrastructure ready';
const PHASES = 'phase complete|day complete|week complete|step complete|milestone complete|sprint complete';

const MEANINGS: readonly (readonly [string, WordMeaning])[] = [
  [PLANNED, { stage: 'planned' }],
  [RUNNING, { stage: 'running' }],
  [CONCLUDED, { stage: 'concluded' }],
  [CANCELLED, { stage: 'cancelled' }],
  [SUCCESS, { stage: 'concluded', result: 'success' }],
  [FAILED, { stage: 'concluded', result: 'failed' }],
  [PARTIAL, { stage: 'concluded', result: 'partial' }],
  [INCONCLUSIVE, { stage: 'concluded', result: 'inconclusive' }],
  [PREPARED, { stage: 'planned', aside: true }],
  [PHASES, { stage: 'running', aside: true }],
];

/**
 * Words and phrases that people write as a status, folded (lower case, blanks between words), in the languages seen so
 * far.
 */
export const statusPhrases = lazy(
  (): ReadonlyMap<string, WordMeaning> =>
    new Map(MEANINGS.flatMap(([words, meaning]) => words.split('|').map((word) => [word, meaning] as const))),
);

/** Status words in scripts without spaces between words, the longest first: they are searched for inside a text. */
export const unspacedWords = lazy((): readonly (readonly [string, WordMeaning])[] =>
  [...statusPhrases()]
    .filter(([word]) => word.length > 1 && /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word))
    .toSorted(([a], [b]) => b.length - a.length),
);

/** Words that begin a condition: `After run 010` means not begun yet. */
export const WAITING_WORDS: ReadonlySet<string> = new Set(WAITING.split('|'));

/** The number of words in the longest phrase of the table. */
export const LONGEST_PHRASE = 3;

/** The meaning of a sign, used if the status has no known word. */
export const STATUS_SIGNS: ReadonlyMap<string, WordMeaning> = new Map<string, WordMeaning>([
  ['✅', { stage: 'concluded', result: 'success' }],
  ['✔', { stage: 'concluded', result: 'success' }],
  ['🎉', { stage: 'concluded', result: 'success' }],
  ['🟢', { stage: 'concluded', result: 'success' }],
  ['❌', { stage: 'concluded', result: 'failed' }],
  ['🔴', { stage: 'concluded', result: 'failed' }],
  ['⚠', { stage: 'concluded', result: 'partial' }],
  ['⏳', { stage: 'planned' }],
  ['📋', { stage: 'planned' }],
  ['💡', { stage: 'planned' }],
  ['🔄', { stage: 'running' }],
  ['🚧', { stage: 'running' }],
  ['🔬', { stage: 'running' }],
  ['🏃', { stage: 'running' }],
  ['🛑', { stage: 'cancelled' }],
  ['🚫', { stage: 'cancelled' }],
]);
