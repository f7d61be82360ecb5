import type { Block } from '../../document/block.ts';
import type { ValueType } from '../../values/value.ts';
import type { FieldSpec } from '../kind.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const DATES = set(
  'date created created_at created_on start_date date_created reported_date last_updated updated datum 日付 日期 날짜',
);
const PEOPLE = set(
  'experimenter author owner researcher created_by reporter scientist autor autorin verantwortlich 担当 担当者 负责人 작성자',
);
const IDS = set('experiment_id exp_id id record_id issue_id');
const TITLES = set(
  'experiment_name experiment_title issue_name title titel titre título titulo título_del_experimento 标题 实验名称 实验标题 タイトル 実験名 제목 실험명',
);

/** What `new` fills a field with, by its folded label. */
export function fieldSource(name: string): FieldSpec['source'] {
  if (DATES.has(name)) return 'date';
  if (PEOPLE.has(name)) return 'person';
  if (IDS.has(name)) return 'id';
  return TITLES.has(name) ? 'title' : undefined;
}

const OUTCOMES = set(
  'verdict outcome result results decision conclusion conclusions ergebnis entscheidung fazit résultat décision resultado decisión 结论 结果 結果 結論 判定 最終判断 결과 결론 판정',
);

/** Whether a label at the head of a document asks for the outcome, which nobody knows before the end. */
export const isOutcomeLabel = (name: string): boolean => OUTCOMES.has(name);

/** The type that a label implies: a date, a commit; undefined for most. */
export function labelType(name: string): ValueType | undefined {
  if (/(?:^|_)date$/u.test(name) || DATES.has(name)) return 'date';
  return /(?:^|_)commit(?:_sha|_hash|_id)?$/u.test(name) ? 'commit' : undefined;
}

/** The kind of block that fills a field whose own line is empty. */
export function blockOf(block: Block | undefined): FieldSpec['block'] {
  if (block === undefined) return undefined;
  if (block.kind === 'list' || block.kind === 'table' || block.kind === 'code') return block.kind;
  return 'paragraph';
}
