import { foldKey } from './key-path.ts';
import type { RunValue } from './run.ts';
import type { History } from './run-record.ts';

/** Which point of a run over time is used. */
export type Selection =
  | { readonly kind: 'last' }
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'best'; readonly metric: string; readonly better: 'lower' | 'higher' | undefined };

/**
 * Parses `last`, `step:N`, `best:METRIC:lower`, and `best:METRIC` for a metric whose direction is declared; undefined
 * for anything else.
 */
export function parseSelection(text: string): Selection | undefined {
  if (text === 'last') return { kind: 'last' };
  const [, word, rest] = /^(step|best):(.+)$/su.exec(text) ?? [];
  if (word === undefined || rest === undefined) return undefined;
  if (word === 'step') return /^-?\d{1,15}$/.test(rest) ? { kind: 'step', step: Number(rest) } : undefined;
  const [, metric, better] = /^(.+):(lower|higher)$/su.exec(rest) ?? [];
  return {
    kind: 'best',
    metric: metric ?? rest,
    better: better === 'lower' || better === 'higher' ? better : undefined,
  };
}

/** How a selection is written. */
export function selectionText(selection: Selection): string {
  if (selection.kind === 'last') return 'last';
  return selection.kind === 'step' ? `step:${String(selection.step)}` : `best:${selection.metric}`;
}

export type Selected =
  | {
      readonly kind: 'selected';
      readonly values: ReadonlyMap<string, RunValue>;
      /** The one selected step; undefined if each history's own last point is used. */
      readonly step?: number;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string };

/** The value of every metric at the selected point; `last` is each metric's own last point. */
export function selectPoint(history: ReadonlyMap<string, History>, selection: Selection): Selected {
  if (selection.kind === 'last') return lastPoints(history);
  if (selection.kind === 'step') return atStep(history, selection.step, []);
  const named = [...history].filter(
    ([name]) => name === selection.metric || foldKey(name) === foldKey(selection.metric),
  );
  const [name, series] = named.find(([exact]) => exact === selection.metric) ?? named[0] ?? [];
  if (name === undefined || series === undefined) {
    const [, front = '', behind = ''] = /^(.+):(.*)$/su.exec(selection.metric) ?? [];
    if (history.has(front))
      return refusal(
        `best:${front} takes lower or higher, not "${behind}"`,
        `say --select best:${front}:lower (or :higher)`,
      );
    const known = [...history.keys()].slice(0, 20).join(', ');
    return refusal(
      `the run has no history of ${selection.metric}`,
      known === '' ? 'it has no history at all' : `it has ${known}`,
    );
  }
  const { better } = selection;
  if (better === undefined) {
    return refusal(
      `whether a lower or a higher ${name} is better is not declared`,
      `say --select best:${name}:lower (or :higher)`,
    );
  }
  const step = bestStep(series, better);
  if (step === undefined) return refusal(`the history of ${name} holds no number`, 'choose another metric');
  return atStep(history, step, [
    `best:${name} chose step ${String(step)} by ${name} itself: what it says there is selected, not only measured`,
  ]);
}

const refusal = (message: string, hint: string): Selected => ({ kind: 'refused', message, hint });

function lastPoints(history: ReadonlyMap<string, History>): Selected {
  const values = new Map([...history].map(([name, series]) => [name, valueOf(series.values.at(-1) ?? null)]));
  const lost = [...history].filter(([, series]) => series.values.at(-1) === null).map(([name]) => name);
  const notes = lost.map((name) => `${name} ends in no number (NaN or Infinity): it is missing, not its last number`);
  return { kind: 'selected', values, notes };
}

function atStep(history: ReadonlyMap<string, History>, step: number, notes: readonly string[]): Selected {
  const values = new Map<string, RunValue>();
  for (const [name, series] of history) {
    const index = series.steps.indexOf(step);
    if (index >= 0) values.set(name, valueOf(series.values[index] ?? null));
  }
  if (values.size > 0) return { kind: 'selected', values, step, notes };
  return refusal(`no history of the run has a step ${String(step)}`, 'choose a step that was logged, or --select last');
}

function bestStep({ steps, values }: History, better: 'lower' | 'higher'): number | undefined {
  let best: { readonly value: number; readonly step: number } | undefined;
  for (const [index, value] of values.entries()) {
    const step = steps[index];
    if (value === null || step === undefined) continue;
    if (best === undefined || (better === 'lower' ? value < best.value : value > best.value)) best = { value, step };
  }
  return best?.step;
}

const valueOf = (value: number | null): RunValue =>
  value === null ? { kind: 'missing', text: 'NaN' } : { kind: 'number', text: String(value) };
