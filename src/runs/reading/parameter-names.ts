import { foldName } from '../../text/fold-name.ts';
import { isSeedName } from '../../values/seed-names.ts';
import type { RunValue } from '../run.ts';

/** Names, folded, for all settings of a run, whether of an object, of a file or in a log. */
const SETTINGS: ReadonlySet<string> = new Set(
  'params parameters hparams hyperparams hyperparameters args config configuration settings'.split(' '),
);

/** Whether a folded name is one for all settings of a run. */
export const isSettingsName = (name: string): boolean => SETTINGS.has(name);

/** Objects whose content is settings rather than measurements. */
const CONTAINERS: ReadonlySet<string> = new Set([
  ...SETTINGS,
  ...'configs cfg param hp hyper_parameters best_params arguments options training_args model_args train_config overrides'.split(
    ' ',
  ),
]);

/** Names of numbers that are set, not measured. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'lr learning_rate batch_size bs steps max_steps num_steps total_steps warmup_steps eval_steps save_steps logging_steps eval_interval ' +
    'epochs num_epochs max_epochs n_epochs num_train_epochs dropout weight_decay momentum beta1 beta2 eps epsilon ' +
    'gamma lambda alpha rank lora_r lora_alpha lora_dropout grad_accum gradient_accumulation_steps hidden_size num_layers n_layers n_heads ' +
    'num_heads depth max_depth n_estimators num_leaves max_length max_seconds max_tokens max_seq_len seq_len context_length vocab_size ' +
    'temperature top_p top_k num_beams n_trials patience clip grad_clip'
  ).split(' '),
);

const ENDINGS = ['_lr', '_learning_rate', '_batch_size', '_epochs', '_seed', '_interval'] as const;

/**
 * Whether a key of a run output is a parameter: every text and flag, everything inside a `config`, and well-known
 * names.
 */
export function isParameter(keys: readonly string[], value: RunValue): boolean {
  if (value.kind !== 'number' && value.kind !== 'missing') return true;
  if (keys.slice(0, -1).some(holdsParameters)) return true;
  const name = foldName(keys.at(-1) ?? '');
  return NAMES.has(name) || isSeedName(name) || ENDINGS.some((ending) => name.endsWith(ending));
}

/** Whether an object with this name contains parameters. */
export const holdsParameters = (key: string): boolean => CONTAINERS.has(foldName(key));
