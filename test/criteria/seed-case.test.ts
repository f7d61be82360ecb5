import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { builtInKind } from '../../src/template/built-in-kinds.ts';
import type { Kind } from '../../src/template/kind.ts';
import { recordOf } from './record-of.ts';

const SEEDS = new URL('../../../shared/seeds/', import.meta.url);
const file = existsSync(SEEDS) ? readdirSync(SEEDS).find((name) => name.startsWith('003')) : undefined;
const seed = file === undefined ? '' : readFileSync(new URL(file, SEEDS), 'utf8');
const reason = file === undefined ? ' (skipped: ../shared/seeds is not there)' : '';

const SPANS = [
  ['- **Primary**:', 'tuned_wer < baseline_wer, every run where manifest == "data/heldout_manifest.jsonl"'],
  ['- **Secondary**:', 'tuned_wer <= baseline_wer, some run where manifest != "data/heldout_manifest.jsonl"'],
  [
    '- **Reproducibility**:',
    'tuned_wer < baseline_wer, at least 2 seeds per dataset, steps, lr, manifest where manifest == "data/domain_manifest.jsonl"',
  ],
  ['- **Sanity**:', 'tuned_wer <= 2 * baseline_wer, every run'],
  ['- **Sanity**:', 'decreases(train_loss), every run'],
] as const;
const PROTOCOL = ['1. **Manifest parity**:', 'constant(baseline_wer) per manifest, command.max_seconds'] as const;

/** The seed with spans after the sentences that start like this; nothing else is changed. */
function withSpans(spans: readonly (readonly [string, string])[]): string {
  return spans.reduce((text, [start, statement]) => {
    const at = text.indexOf(start);
    const end = text.indexOf('\n', at);
    return `${text.slice(0, end)} \`expect: ${statement}\`${text.slice(end)}`;
  }, seed);
}

const decideSeed = (spans: readonly (readonly [string, string])[], kind: Kind | undefined) =>
  decide(recordOf(withSpans(spans), kind), { runRecords: new Map() });

describe.skipIf(file === undefined)(`the third seed with statements for its criteria${reason}`, () => {
  const kinds = [
    ['the plan kind', builtInKind('plan')],
    ['no kind', undefined],
  ] as const;

  it.each(kinds)('has the right outcome, with %s', (_, kind) => {
    const decision = decideSeed(SPANS, kind);
    expect(decision).toMatchObject({ verdict: 'NO-GO', otherwise: undefined, exitCode: 1 });
    const [primary, secondary, reproducibility, sanity, ...others] = decision.outcomes;
    expect(others).toEqual([]);

    expect(primary).toMatchObject({
      kind: 'unmet',
      because: '0 of 9 runs; worst h3-lr3e4-expanded-20260218, 0.0723 against 0.0449',
    });
    expect(primary?.statements[0]?.evidence).toMatchObject({
      kind: 'point',
      selected: 9,
      holding: 0,
      deciding: { run: 'h3-lr3e4-expanded-20260218', left: '0.0723', right: '0.0449', operator: '<' },
      chance: { because: '1/5 x 1/6 = 3.3%, because the 9 runs share 2 baselines' },
    });
    expect(primary?.statements[0]?.evidence.chance?.probability).toBeCloseTo(1 / 30, 12);

    expect(secondary).toMatchObject({
      kind: 'met',
      because: '3 of 3 runs; closest h4-20260218, 0.0000 against 0.0000',
    });
    expect(secondary?.statements[0]?.evidence.runs).toEqual([
      'h4-20260218',
      'h4-domain-expanded-20260218',
      'headroom-domain-20260218',
    ]);

    expect(reproducibility).toMatchObject({
      kind: 'undetermined',
      because: 'in each of 2 groups: 1 seed, 2 are asked for',
    });
    expect(reproducibility?.statements[0]?.settle).toBe('1 more seed');

    expect(sanity?.kind).toBe('undetermined');
    expect(sanity?.statements.map(({ kind: each, because }) => [each, because])).toEqual([
      ['met', '12 of 12 runs; largest ratio 1.61: h3-lr3e4-expanded-20260218, 0.0723 against 0.0449'],
      ['undetermined', 'no run has a history of train_loss'],
    ]);
  });

  it('has four musts, as the kind plan says', () => {
    expect(decideSeed(SPANS, builtInKind('plan')).outcomes.map(({ criterion }) => criterion.gate)).toEqual([
      'must',
      'must',
      'must',
      'must',
    ]);
  });

  it.each(kinds)('is invalid once the protocol is checked, and names the two rows, with %s', (_, kind) => {
    const decision = decideSeed([...SPANS, PROTOCOL], kind);
    expect(decision).toMatchObject({ verdict: 'INVALID', otherwise: 'NO-GO', exitCode: 4 });
    expect(decision.because[0]).toBe(
      'protocol item Manifest parity is unmet: manifest data/domain_manifest.jsonl, command.max_seconds 20: ' +
        'baseline_wer is 0.1168 (h4-domain-expanded-20260218) and 0.1261 (headroom-domain-20260218)',
    );
  });

  const HYPOTHESES = [
    ['- **Success**: tuned WER from training eval', 'tuned_wer == baseline_wer'],
    ['- **Success**: tuned WER improves or overfits', 'tuned_wer < baseline_wer'],
    ['- **Success**: tuned WER improves or stays', 'tuned_wer within 5% of baseline_wer'],
    ['- **Success**: tuned WER improves on domain', 'tuned_wer < baseline_wer where manifest ~ "*domain*"'],
    ['- **Success**: tuned WER improves on domain', 'tuned_wer <= baseline_wer where manifest ~ "*test*"'],
  ] as const;

  it.each(kinds)('gives each of its hypotheses an outcome by its own runs, with %s', (_, kind) => {
    const decision = decideSeed([...SPANS, ...HYPOTHESES], kind);
    expect(decision.verdict).toBe('NO-GO');
    expect(
      decision.hypotheses.map(({ criterion, kind: outcome, statements }) => [
        criterion.label,
        outcome,
        statements.map(({ evidence }) => evidence.runs),
      ]),
    ).toEqual([
      ['H1', 'met', [['h1-20260218', 'h1-expanded-20260218']]],
      ['H2', 'unmet', [['h2-20260218', 'h2-expanded-20260218']]],
      [
        'H3',
        'unmet',
        [['h3-lr1e4-20260218', 'h3-lr3e4-20260218', 'h3-lr1e4-expanded-20260218', 'h3-lr3e4-expanded-20260218']],
      ],
      ['H4', 'met', [['h4-domain-expanded-20260218'], ['h4-20260218']]],
    ]);
    expect(decision.hypotheses.map(({ because }) => because)).toEqual([
      '2 of 2 runs; closest h1-20260218, 0.0462 against 0.0462',
      '0 of 2 runs; worst h2-20260218, 0.0582 against 0.0462',
      '1 of 4 runs; worst h3-lr3e4-expanded-20260218, 0.0723 against 0.0449',
      '1 of 1 run; closest h4-domain-expanded-20260218, 0.1150 against 0.1168; 1 of 1 run; closest h4-20260218, 0.0000 against 0.0000',
    ]);
  });

  it('uses the runs that a comment under the hypothesis names', () => {
    const text = withSpans(HYPOTHESES).replace(
      /(### H4 .*\n)/u,
      '$1<!-- expctl: runs where run_id ~ "headroom-*" -->\n',
    );
    const { hypotheses } = decide(recordOf(text, builtInKind('plan')), { runRecords: new Map() });
    expect(hypotheses[3]?.statements.map(({ kind, evidence }) => [kind, evidence.runs])).toEqual([
      ['met', ['headroom-domain-20260218']],
      ['undetermined', []],
    ]);
  });

  it('leaves its four hypotheses to people', () => {
    const decision = decideSeed(SPANS, builtInKind('plan'));
    expect(decision.hypotheses.map(({ criterion, kind }) => [criterion.label, kind])).toEqual([
      ['H1', 'awaiting'],
      ['H2', 'awaiting'],
      ['H3', 'awaiting'],
      ['H4', 'awaiting'],
    ]);
  });
});
