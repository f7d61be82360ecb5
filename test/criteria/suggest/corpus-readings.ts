import type { Criterion } from '../../../src/criteria/outcome.ts';

/**
 * A careful reading of one sentence of ../shared/corpus/criteria_sentences.tsv: its line there, a document that
 * contains its metric, and the statements that it means. The sentences themselves are read from the corpus.
 */
export type CorpusReading = {
  readonly line: number;
  /** Columns of the runs table: `AUC=0.8` with the value of a cell, `Split~dev|test` with words. */
  readonly holds: string;
  /** Whether a reference row is in the table. */
  readonly baseline?: true;
  readonly role?: Criterion['role'];
  /** Of a table row: the cells that the reader of criteria tables uses as label and threshold. */
  readonly cells?: readonly number[];
  /** Correct readings, in the order in which they are proposed; empty if no correct one can be proposed. */
  readonly says: readonly string[];
};

/**
 * Sentences with a number whose metric a document can contain. Where `says` is empty, the language or the reader cannot
 * express them.
 */
export const READINGS: readonly CorpusReading[] = [
  {
    line: 5,
    holds: 'AUC=0.8; Validation~spatial cross-validation|random split',
    says: ['auc > 0.75 where validation == "spatial cross-validation"'],
  },
  { line: 7, holds: 'Drop=0.03', cells: [0, 2], says: ['drop < 0.10'] },
  { line: 15, holds: 'Steps=100', says: [] },
  { line: 16, holds: 'Step Time (ms)=84; Steps=900', says: [] },
  {
    line: 18,
    holds: 'Pre-quant BPB=1.1; GPUs~8xH100|1xH100',
    cells: [0, 1],
    says: ['pre_quant_bpb <= 1.120 where gpus == "8xH100"'],
  },
  { line: 19, holds: 'Post-quant BPB=1.1', cells: [0, 1], says: [] },
  { line: 20, holds: 'val_bpb=1.1', cells: [0, 1], says: [] },
  { line: 21, holds: 'BPB=1.1; Seed=1', cells: [0, 1], says: ['mean(bpb) <= 1.115, at least 3 seeds'] },
  { line: 23, holds: 'val_bpb=1.1', says: [] },
  { line: 24, holds: 'Convergence rate=0.1', says: [] },
  { line: 27, holds: 'Δ_quant=-0.001; λ=0.05', says: [] },
  { line: 30, holds: 'train_loss=2.5', says: [] },
  { line: 35, holds: 'val_bpb=1.1', says: ['abs(val_bpb - 1.1685) <= 0.003'] },
  { line: 38, holds: 'Artifact (bytes)=15900000', says: ['artifact < 16000000 B'] },
  { line: 39, holds: 'Train (s)=590; Eval (s)=580', says: [] },
  { line: 40, holds: 'Δ=-0.001', says: [] },
  {
    line: 54,
    holds: 'Post-quant val_bpb=1.1',
    baseline: true,
    says: ['post_quant_val_bpb < baseline.post_quant_val_bpb by 0.003'],
  },
  { line: 55, holds: 'Bytes=15900000', baseline: true, says: [] },
  { line: 56, holds: 'Step Time (ms)=84', baseline: true, says: [] },
  { line: 60, holds: 'Overhead (%)=4', says: ['bands(overhead): < 5% GO, <= 10% CONDITIONAL GO, else NO-GO'] },
  { line: 61, holds: 'Correctness (%)=100', cells: [0, 1], says: ['correctness == 100%'] },
  { line: 62, holds: 'Sequence decoding CPU time (%)=31', says: [] },
  { line: 66, holds: 'NEON opportunities=2', cells: [1, 2], says: ['neon_opportunities >= 3'] },
  {
    line: 67,
    holds: 'Domain WER=0.11',
    baseline: true,
    says: ['domain_wer < baseline.domain_wer by 1.0%', 'domain_wer < baseline.domain_wer by 1.0 points'],
  },
  { line: 68, holds: 'Identity layer errors=0', says: ['identity_layer_errors == 0'] },
  { line: 69, holds: 'Attributes improved=2; Fluency cost (%)=8', says: [] },
  {
    line: 71,
    holds: 'Net return=0.02; Cost~BASE|STRESS; Sample~DISCOVERY|VALIDATION',
    says: ['mean(net_return) > 0 where cost == "BASE" and sample == "DISCOVERY"'],
  },
  {
    line: 72,
    holds: 'p-value=0.03; Sample~DISCOVERY|VALIDATION',
    says: ['p_value < 0.05 where sample == "DISCOVERY"'],
  },
  {
    line: 73,
    holds: 'p-value=0.03; Sample~DISCOVERY|VALIDATION',
    says: ['p_value < 0.10 where sample == "VALIDATION"'],
  },
  { line: 75, holds: 'Edge=-0.1; League~north|south|east', says: ['edge < 0 per league in at least 2 groups'] },
  { line: 76, holds: 'RT (ms)=310', baseline: true, says: [] },
  { line: 77, holds: 'Errors=12', baseline: true, says: ['errors < baseline.errors by 15%'] },
  { line: 80, holds: 'Held-out-type AUROC=0.71', says: ['held_out_type_auroc > 0.7'] },
  {
    line: 82,
    holds: 'Tool~llama-bench|own; Generation (tok/s)=41; Batch=1; Seq=128',
    says: ['generation >= 40 tok/s where tool == "llama-bench" and batch == 1 and seq == 128'],
  },
  { line: 84, holds: 'Cost per query ($)=0.012', cells: [0, 3], says: ['cost_per_query <= 0.015 $'] },
  { line: 87, holds: 'Exact seq no-repeat=1.0', cells: [0, 1], says: ['exact_seq_no_repeat >= 0.95'] },
  { line: 88, holds: 'Multiset P=1.0; Multiset R=1.0', cells: [0, 1], says: [] },
  { line: 90, holds: 'New entry ratio=0.0151', cells: [0, 1], says: ['new_entry_ratio < 0.2'] },
  {
    line: 91,
    holds: 'Cost per case ($)=0.012',
    baseline: true,
    cells: [0, 1],
    says: ['cost_per_case <= 2.5 * baseline.cost_per_case'],
  },
  {
    line: 92,
    holds: 'Recall@10=0.72',
    baseline: true,
    cells: [0, 1],
    says: ['recall_10 > baseline.recall_10 by 10 points'],
  },
  { line: 93, holds: 'Recall@10=0.72; Question~q4|q7', cells: [0, 1], says: [] },
  {
    line: 94,
    holds: 'AUROC=0.9; Model~M0|M1',
    cells: [0],
    says: ['auroc > row(where model == "M0").auroc + 0.05 where model == "M1"'],
  },
  {
    line: 95,
    holds: 'Asymmetric pass-rate (%)=45; Cost ($)=0.01',
    baseline: true,
    cells: [0, 1],
    says: ['asymmetric_pass_rate > baseline.asymmetric_pass_rate by 15 points and cost <= 3 * baseline.cost'],
  },
  {
    line: 96,
    holds: 'Symmetric-cheap pass-rate (%)=45; Cost ($)=0.01',
    baseline: true,
    cells: [0, 1],
    says: ['symmetric_cheap_pass_rate > baseline.symmetric_cheap_pass_rate by 10 points and cost <= 2 * baseline.cost'],
  },
  { line: 97, holds: 'Quality drift per delta (%)=0.796', cells: [0, 1], says: ['quality_drift_per_delta < 1%'] },
  {
    line: 98,
    holds: 'Coverage (%)=88',
    baseline: true,
    cells: [0, 1],
    says: ['coverage > 0.8 * baseline.coverage', 'coverage > baseline.coverage - 20%'],
  },
  { line: 99, holds: 'quality_ratio (%)=101; n=2000; d=512', role: 'kill', cells: [0], says: [] },
  { line: 100, holds: 'KL=0.5; Value loss=1.2', role: 'kill', says: [] },
  { line: 103, holds: 'Driver completion of mandatory evidence fields (%)=75', role: 'kill', says: [] },
  {
    line: 105,
    holds: 'Single-position loss=2.1; Credit received=1.2',
    role: 'kill',
    says: ['single_position_loss > 2.5 * credit_received'],
  },
  {
    line: 107,
    holds: 'sandboxCreateMs=400; endToEndMs=900',
    role: 'kill',
    says: ['sandboxcreatems > 0.5 * endtoendms'],
  },
  { line: 108, holds: 'Perplexity=12.1', baseline: true, says: ['perplexity <= 1.1 * baseline.perplexity'] },
  {
    line: 109,
    holds: 'MMLU=0.61',
    baseline: true,
    says: ['mmlu >= 0.95 * baseline.mmlu', 'mmlu >= baseline.mmlu - 0.05'],
  },
  { line: 112, holds: 'Sample size=1200; Variant~a|b', says: [] },
  {
    line: 113,
    holds: 'val_map50_95=0.27; Pipeline~hierarchical end-to-end|two-stage',
    says: ['val_map50_95 > 0.269424 where pipeline == "hierarchical end-to-end"'],
  },
  { line: 114, holds: 'Clock 1=0.1; Clock 2=0.2; Clock 3=0.3', says: [] },
  { line: 115, holds: 'Tests pass (%)=100', says: ['tests_pass == 100%'] },
  { line: 117, holds: 'Overhead (ms)=9', says: ['overhead <= 10 ms'] },
  {
    line: 118,
    holds: 'rmse_candidate=0.9; rmse_champion=1.1; min_improvement=0.02',
    says: ['rmse_candidate < rmse_champion * (1 - min_improvement)'],
  },
  { line: 120, holds: 'Packet loss=0; Latency (ms)=41', says: ['packet_loss == 0 and latency < 50 ms'] },
  {
    line: 121,
    holds: 'Flight time (min)=5.5; Battery~4S 850mAh|3S 500mAh',
    says: ['flight_time > 5 min where battery == "4S 850mAh"'],
  },
  { line: 122, holds: 'Critical bugs=4', says: ['critical_bugs < 10'] },
  { line: 123, holds: 'hip_yaw_abs (rad)=0.08', says: [] },
  { line: 124, holds: '실적 (ms)=280; KPI (ms)=410', says: [] },
  { line: 131, holds: 'LL=0.3446104320908521; BS=0.09719008264462808', says: [] },
  {
    line: 132,
    holds: 'eval/protein_dist/macro_loss=2.1',
    baseline: true,
    says: ['eval_protein_dist_macro_loss < baseline.eval_protein_dist_macro_loss by 0.05'],
  },
];
