import { asv } from './asv.ts';
import { autoresearch } from './autoresearch.ts';
import { benchText } from './bench-text.ts';
import { criterion } from './criterion.ts';
import { csv } from './csv.ts';
import { dvc } from './dvc.ts';
import { dvclive } from './dvclive.ts';
import { googleBenchmark } from './google-benchmark.ts';
import { hfTrainer } from './hf-trainer.ts';
import { hydra } from './hydra.ts';
import { hyperfine } from './hyperfine.ts';
import { inspectAi } from './inspect-ai.ts';
import { items } from './items.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { benchmarkDotNet, benchmarkList, jmh } from './jvm-benchmark.ts';
import { keras } from './keras.ts';
import { keyValue } from './key-value.ts';
import { lightning } from './lightning.ts';
import { lmEval } from './lm-eval.ts';
import { logfmt } from './logfmt.ts';
import { mlflow } from './mlflow.ts';
import { modelIndex } from './model-index.ts';
import { notRead } from './not-read.ts';
import { optuna } from './optuna.ts';
import { promptfoo } from './promptfoo.ts';
import { pytestBenchmark } from './pytest-benchmark.ts';
import { sacred } from './sacred.ts';
import { sacrebleu } from './sacrebleu.ts';
import { sklearn } from './sklearn.ts';
import { sqlite } from './sqlite.ts';
import { tensorboard } from './tensorboard.ts';
import { toml } from './toml.ts';
import { ultralytics } from './ultralytics.ts';
import { wandb } from './wandb.ts';
import { werText } from './wer-text.ts';
import { yaml } from './yaml.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { Likeness, RunReader } from './reader.ts';

/** Every supported format, in the order in which formats are listed. */
export const RUN_READERS: readonly RunReader[] = [
  json,
  jsonl,
  csv,
  yaml,
  toml,
  mlflow,
  sqlite,
  ultralytics,
  lightning,
  keras,
  dvc,
  dvclive,
  hfTrainer,
  hydra,
  wandb,
  lmEval,
  autoresearch,
  keyValue,
  logfmt,
  items,
  pytestBenchmark,
  googleBenchmark,
  criterion,
  hyperfine,
  asv,
  jmh,
  benchmarkDotNet,
  benchmarkList,
  benchText,
  werText,
  sacred,
  sacrebleu,
  promptfoo,
  inspectAi,
  modelIndex,
  tensorboard,
  optuna,
  sklearn,
];

export type PickedReader =
  | { readonly kind: 'reader'; readonly reader: RunReader; readonly likeness: Likeness }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly names: readonly string[] };

const LEVELS = ['sure', 'likely', 'maybe'] as const;

/**
 * The reader whose format an entry resembles most; or the named one. Never chooses between two that it resembles
 * equally.
 */
export function pickReader(entry: RunEntry, named?: string): PickedReader {
  const reader = RUN_READERS.find(({ name }) => name === named);
  if (named !== undefined)
    return reader === undefined ? { kind: 'none' } : { kind: 'reader', reader, likeness: 'sure' };
  const likenesses = [...RUN_READERS, notRead].map((one) => ({ reader: one, likeness: one.detect(entry) }));
  for (const level of LEVELS) {
    const [found, ...others] = likenesses.filter(({ likeness }) => likeness === level);
    if (found === undefined) continue;
    if (others.length === 0) return { kind: 'reader', ...found };
    return { kind: 'several', names: [found, ...others].map(({ reader: { name } }) => name) };
  }
  return { kind: 'none' };
}
