/** A line of the new document, by its beginning, and what the demo's person writes there. */
export type WrittenLine = { readonly begins: string; readonly becomes: string };

/** What a person fills in before the first run: goals, criteria with their statements, one hypothesis. */
export const WRITTEN_LINES: readonly WrittenLine[] = [
  { begins: '- [What should be better', becomes: '- Fewer word errors on call-centre audio.' },
  { begins: '- [What must not get worse', becomes: '- No loss on read speech.' },
  {
    begins: '1. **Manifest parity**',
    becomes:
      '1. **Manifest parity**: baseline and tuned numbers come from one and the same manifest.\n   `expect: constant(baseline_wer) per manifest`',
  },
  {
    begins: '- **[Risk]**: [how it would show',
    becomes: '- **Few speakers**: calls come from a dozen agents; a gain may be theirs alone.',
  },
  {
    begins: '- **Primary**',
    becomes:
      '- **Primary**: tuned WER is below baseline WER on call-centre audio, in every run.\n  `expect: tuned_wer < baseline_wer, every run where manifest == "data/calls.jsonl"`',
  },
  {
    begins: '- **Secondary**',
    becomes:
      '- **Secondary**: read speech loses at most 2%.\n  `expect: tuned_wer <= 1.02 * baseline_wer, every run where manifest == "data/read.jsonl"`',
  },
  {
    begins: '- **Reproducibility**',
    becomes:
      '- **Reproducibility**: the gain holds for two seeds.\n  `expect: tuned_wer < baseline_wer, at least 2 seeds where manifest == "data/calls.jsonl"`',
  },
  {
    begins: '- **Sanity**',
    becomes: '- **Sanity**: nothing doubles its errors.\n  `expect: tuned_wer <= 2 * baseline_wer, every run`',
  },
  { begins: '### H1', becomes: '### H1 — Adapters learn the channel' },
  { begins: '- **Problem**', becomes: '- **Problem**: telephone audio is rare in what the model was trained on.' },
  { begins: '- **Risk**', becomes: '- **Risk**: none but time.' },
  { begins: '- **Change**', becomes: '- **Change**: rank-8 adapters on the attention projections, 400 steps.' },
  { begins: '- **Expected**', becomes: '- **Expected**: errors on calls fall by a tenth.' },
  {
    begins: '- **Success**',
    becomes: '- **Success**: tuned WER below baseline WER in every run of H1.\n  `expect: tuned_wer < baseline_wer`',
  },
];

/** A run of the demo: its output file, and the command that supposedly produced it. */
export type DemoRun = {
  readonly file: string;
  readonly output: string;
  readonly command: string;
  readonly tells: string;
};

type Numbers = {
  readonly id: string;
  readonly lr: number;
  readonly seed: number;
  readonly manifest: string;
  readonly baseline: number;
  readonly tuned: number;
};

function outputOf({ id, lr, seed, manifest, baseline, tuned }: Numbers): string {
  const output = {
    run_id: id,
    max_steps: 400,
    learning_rate: lr,
    seed,
    dataset_path: 'data/train.jsonl',
    manifest_path: manifest,
    lora_targets: 'q_proj,v_proj',
    baseline_wer: baseline,
    tuned_wer: tuned,
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

const commandOf = (
  id: string,
  { lr, seed, manifest }: { readonly lr: string; readonly seed: number; readonly manifest: string },
): string =>
  `python train.py --output-dir outputs/${id} --max-steps 400 --learning-rate ${lr} --seed ${seed} --manifest-path ${manifest}`;

const CALLS = 'data/calls.jsonl';
const READ = 'data/read.jsonl';

/** Four runs: two that improve, one whose command contradicts its output, one that regresses. */
export const DEMO_RUNS: readonly DemoRun[] = [
  {
    file: 'outputs/h1-seed1/metrics.json',
    output: outputOf({ id: 'h1-seed1', lr: 1e-4, seed: 1, manifest: CALLS, baseline: 0.18342719, tuned: 0.16119402 }),
    command: commandOf('h1-seed1', { lr: '1e-4', seed: 1, manifest: CALLS }),
    tells: 'a gain',
  },
  {
    file: 'outputs/h1-seed2/metrics.json',
    output: outputOf({ id: 'h1-seed2', lr: 1e-4, seed: 2, manifest: CALLS, baseline: 0.18342719, tuned: 0.16983121 }),
    command: commandOf('h1-seed2', { lr: '3e-4', seed: 2, manifest: CALLS }),
    tells: 'a gain, but the command says another learning rate than the output',
  },
  {
    file: 'outputs/read-seed1/metrics.json',
    output: outputOf({ id: 'read-seed1', lr: 1e-4, seed: 1, manifest: READ, baseline: 0.04490183, tuned: 0.04512277 }),
    command: commandOf('read-seed1', { lr: '1e-4', seed: 1, manifest: READ }),
    tells: 'read speech, as good as before',
  },
  {
    file: 'outputs/h1-seed3/metrics.json',
    output: outputOf({ id: 'h1-seed3', lr: 1e-4, seed: 3, manifest: CALLS, baseline: 0.18342719, tuned: 0.19204406 }),
    command: commandOf('h1-seed3', { lr: '1e-4', seed: 3, manifest: CALLS }),
    tells: 'a regression',
  },
];
