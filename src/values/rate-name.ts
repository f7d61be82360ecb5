import { foldName } from '../text/fold-name.ts';
import { isChangeName } from './change-name.ts';
import { isScoreName } from './score-names.ts';

const word = (words: string): RegExp => new RegExp(`(?:^|_)(?:${words})\\d*(?:_|$)`, 'u');

/** Words for a share of one, whatever other words the name has: `frame_error_rate`, `sample_accuracy`. */
const SHARES = word(
  'wer|cer|mer|ter|eer|acc|accuracy|error_rate|f1|fscore|recall|auc|auroc|auprc|roc|miou|iou|dice|top_?1|top_?5|specificity|' +
    'sensitivity|bleu|rouge|jaccard|coverage',
);

/** Words that usually mean a share of one, but not always: a precision may be that of numbers. */
const MOSTLY_SHARES = word('precision|map|em|share');

/** An error is a share of classes, words or letters; `reprojection_error` is not a share. */
const SHARE_OF_ERRORS =
  /^(?:(?:top_?\d|word|char|token|label|classification|test|val|valid|validation|train|dev|eval|heldout|tuned|baseline)_)*err(?:or)?s?$/u;

/** The expected calibration error: a share of one that is mostly far below. */
const CALIBRATION = word('ece');

/** Words for what is never a share of one: `dice_loss`, `time_to_accuracy`. */
const OTHERS = word('loss|lr|epochs?|seconds?|sec|ms|time|runtime|count|size|bytes|mb|gb|dropout|decay');

/**
 * Words in names whose values are shares of something, unless the name also has a word of the second line:
 * `frame_rate`.
 */
const RATES = word('exact|match|pass|hit|err|error|rate|ratio|fraction');
const NO_RATES = word('learning|steps?|samples?|sampling|frame');

/** `(ratio)` gives the unit and is not part of the name. */
const UNIT_BEHIND = /\s*[([](?:ratio|fraction|%)[)\]]\s*$/iu;

/**
 * Whether a name is that of a rate (WER, accuracy, F1, …), which is at most about one as a ratio and about 100 as a
 * percentage: its values can be compared with each other. Learning rates, losses and counts are not rates.
 */
export function isRateName(name: string): boolean {
  const folded = foldName(name.replace(UNIT_BEHIND, ''));
  if (OTHERS.test(folded)) return false;
  return SHARES.test(folded) || ((RATES.test(folded) || MOSTLY_SHARES.test(folded)) && !NO_RATES.test(folded));
}

/** Whether a name is that of a share, which cannot exceed one; a ratio of times can. */
export function isShareName(name: string): boolean {
  const folded = foldName(name.replace(UNIT_BEHIND, ''));
  if (OTHERS.test(folded)) return false;
  return (
    SHARES.test(folded) ||
    MOSTLY_SHARES.test(folded) ||
    SHARE_OF_ERRORS.test(folded) ||
    CALIBRATION.test(folded) ||
    isScoreName(folded)
  );
}

/**
 * Rates that are at most one as a ratio, and seldom below one per cent. An error rate may exceed one; BLEU, and the
 * error of an easy task, are often below 1%.
 */
const LEVELS = word(
  'acc|accuracy|f1|fscore|recall|auc|auroc|auprc|roc|miou|iou|dice|top_?1|top_?5|specificity|sensitivity|precision|jaccard|em|map',
);
const ERRORS = word('wer|cer|mer|ter|error_rate|bleu|rouge');

/** How far the values of a rate show their scale: an accuracy above one is a percentage; undefined for other names. */
export function scaleKind(name: string): 'level' | 'error' | undefined {
  if (!maybePercentages(name)) return undefined;
  const folded = foldName(name.replace(UNIT_BEHIND, ''));
  if (ERRORS.test(folded)) return 'error';
  return LEVELS.test(folded) || isScoreName(folded) ? 'level' : undefined;
}

/** Differences and spreads of percentages, and ratios of anything: values around one are usual for all of them. */
const AROUND_ONE =
  /(?:^|_)(?:ratio|std|stdev|sd|sem|stderr|variance|var|spread|range|ci|margin|gap|bias|skew|tolerance|uncertainty)(?:_|$)/u;

/** Whether a name is that of a rate whose percentages are near a hundred: not so for a change or a spread. */
export const maybePercentages = (name: string): boolean => {
  const folded = foldName(name.replace(UNIT_BEHIND, ''));
  return (isShareName(name) || isRateName(name)) && !AROUND_ONE.test(folded) && !isChangeName(name);
};

/** Whether a name has a word that rules out a rate, whatever other words it has. */
export const speaksAgainstRate = (name: string): boolean => {
  const folded = foldName(name);
  return OTHERS.test(folded) || NO_RATES.test(folded);
};
