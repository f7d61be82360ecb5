import { foldName } from '../text/fold-name.ts';
import { isChangeName } from './change-name.ts';
import { isScoreName } from './score-names.ts';

const word = (words: string): RegExp => new RegExp(`(?:^|_)(?:${words})\\d*(?:_|$)`, 'u');

/** What is a share of one whatever stands beside it: `frame_error_rate`, `sample_accuracy`. */
const SHARES = word(
  'wer|cer|mer|ter|eer|acc|accuracy|error_rate|f1|fscore|recall|auc|auroc|auprc|roc|miou|iou|dice|top_?1|top_?5|specificity|' +
    'sensitivity|bleu|rouge|jaccard|coverage',
);

/** What mostly is one, and has other meanings: a precision may be that of numbers. */
const MOSTLY_SHARES = word('precision|map|em|share');

/** An error is a share of classes, words or letters; `reprojection_error` is none. */
const SHARE_OF_ERRORS =
  /^(?:(?:top_?\d|word|char|token|label|classification|test|val|valid|validation|train|dev|eval|heldout|tuned|baseline)_)*err(?:or)?s?$/u;

/** The expected calibration error: a share of one that is mostly far below. */
const CALIBRATION = word('ece');

/** What is no share of one wherever it stands: `dice_loss`, `time_to_accuracy`. */
const OTHERS = word('loss|lr|epochs?|seconds?|sec|ms|time|runtime|count|size|bytes|mb|gb|dropout|decay');

/** Words of names whose values are shares of something, unless a word of the second line stands beside them: `frame_rate`. */
const RATES = word('exact|match|pass|hit|err|error|rate|ratio|fraction');
const NO_RATES = word('learning|steps?|samples?|sampling|frame');

/** `(ratio)` tells the unit, and names nothing. */
const UNIT_BEHIND = /\s*[([](?:ratio|fraction|%)[)\]]\s*$/iu;

/**
 * Whether a name is one of a rate (WER, accuracy, F1, …), as a ratio about one at most, as a percentage up to 100: its values are
 * held against each other. Learning rates, losses and counts are none.
 */
export function isRateName(name: string): boolean {
  const folded = foldName(name.replace(UNIT_BEHIND, ''));
  if (OTHERS.test(folded)) return false;
  return SHARES.test(folded) || ((RATES.test(folded) || MOSTLY_SHARES.test(folded)) && !NO_RATES.test(folded));
}

/** Whether it is one that cannot be above one: a ratio of times can. */
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

/** What is at most one as a ratio, and seldom below one per cent. An error rate may be above one; BLEU, and the error of an easy task, are often below 1%. */
const LEVELS = word(
  'acc|accuracy|f1|fscore|recall|auc|auroc|auprc|roc|miou|iou|dice|top_?1|top_?5|specificity|sensitivity|precision|jaccard|em|map',
);
const ERRORS = word('wer|cer|mer|ter|error_rate|bleu|rouge');

/** How far values of a rate name may tell what they are: of an accuracy one above one is a percentage; undefined of others. */
export function scaleKind(name: string): 'level' | 'error' | undefined {
  if (!maybePercentages(name)) return undefined;
  const folded = foldName(name.replace(UNIT_BEHIND, ''));
  if (ERRORS.test(folded)) return 'error';
  return LEVELS.test(folded) || isScoreName(folded) ? 'level' : undefined;
}

/** A difference or a spread of percentages, and a ratio of anything: around one all of them are usual. */
const AROUND_ONE =
  /(?:^|_)(?:ratio|std|stdev|sd|sem|stderr|variance|var|spread|range|ci|margin|gap|bias|skew|tolerance|uncertainty)(?:_|$)/u;

/** Whether a name is one of rates that are near a hundred where they are percentages: of a change or a spread not even then. */
export const maybePercentages = (name: string): boolean => {
  const folded = foldName(name.replace(UNIT_BEHIND, ''));
  return (isShareName(name) || isRateName(name)) && !AROUND_ONE.test(folded) && !isChangeName(name);
};

/** Whether a word of a name speaks against its being a rate, whatever else stands in it. */
export const speaksAgainstRate = (name: string): boolean => {
  const folded = foldName(name);
  return OTHERS.test(folded) || NO_RATES.test(folded);
};
