import type { Judgement } from '../holding/judgement.ts';
import { tooFew, valuesWanted } from './attainable.ts';
import { bootstrapped, LEAST_CLUSTERS } from './bootstrap-items.ts';
import { mcnemarAnswer, proportionAnswer, quantileAnswer } from './exact-item-tests.ts';
import { hardlyVaried } from './hardly-varied-items.ts';
import type { Shift } from './in-common-unit.ts';
import type { Answer, ItemOptions } from './item-options.ts';
import type { ItemPairs } from './pair-items.ts';

/** Answers a question by items: exact tests for right and wrong answers without clusters, else the paired bootstrap. */
export function testItems(pairs: ItemPairs, options: ItemOptions): Answer | Judgement {
  const { name, share, alpha } = options;
  const wanted = valuesWanted(options, pairs.right === undefined ? options.alternative : 'of two samples');
  if (pairs.count < wanted)
    return tooFew(pairs.count, wanted, { of: 'items', alpha, ...(share === undefined ? {} : { what: name }) });
  const isPlain = pairs.clusters === undefined && !hasShift(options.shift) && options.factors.left > 0;
  const isAlike = options.factors.left === options.factors.right;
  if (share !== undefined)
    return pairs.right === undefined && pairs.clusters === undefined
      ? quantileAnswer(pairs, options, share)
      : bootstrapped(pairs, options);
  if (isPlain && pairs.isRightOrWrong && pairs.right !== undefined && isAlike)
    return mcnemarAnswer(pairs.left, pairs.right, options);
  if (pairs.isRightOrWrong && pairs.right === undefined && pairs.clusters === undefined)
    return proportionAnswer(pairs, options);
  return (pairs.count < LEAST_CLUSTERS ? undefined : hardlyVaried(pairs, options)) ?? bootstrapped(pairs, options);
}

const hasShift = ({ relative, absolute }: Shift): boolean => relative !== 0 || absolute !== 0;
