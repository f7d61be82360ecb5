const ROWS = [
  ['k1-0301', 'brew --seed 7', 'tins.csv', '200', 'shelf.csv', '0.310', '0.310'],
  ['k2-0301', 'brew --seed 7', 'tins.csv', '900', 'shelf.csv', '0.310', '0.334'],
  ['k3-0301', 'brew --seed 7', 'tins.csv', '200', 'shelf.csv', '0.310', '0.390'],
  ['k4-0301', 'brew --seed 7', 'tins.csv', '200', 'crate.csv', '0.000', '0.000'],
  ['k1-wide', 'brew --limit 20 --seed 7', 'chests.csv', '200', 'shelf.csv', '0.295', '0.295'],
  ['k2-wide', 'brew --limit 20 --seed 7', 'chests.csv', '900', 'shelf.csv', '0.295', '0.322'],
  ['k3-wide', 'brew --limit 20 --seed 7', 'chests.csv', '200', 'shelf.csv', '0.295', '0.449'],
  ['k4-wide', 'brew --limit 20 --seed 7', 'chests.csv', '200', 'dock.csv', '0.612', '0.601'],
  ['rest-dock', 'brew --limit 20 --seed 7', 'chests.csv', '100', 'dock.csv', '0.655', '0.650'],
] as const;

/** A plan of the third seed's shape with invented tea: two shared baselines on one shelf, and a parity that was broken. */
export const twoKettles = (protocolSpan: string): string => `# Tea Plan

## Evaluation Protocol (Do Not Deviate)
1. **Shelf parity**: both numbers come from one shelf.${protocolSpan}
2. **Water parity**: one water for all.

## Decision Criteria
- **Primary**: new spill below old spill on the main shelf.
  \`expect: new_spill < old_spill, every run where shelf == "shelf.csv"\`
- **Secondary**: no worse on some other shelf.
  \`expect: new_spill <= old_spill, some run where shelf != "shelf.csv"\`
- **Reproducibility**: twice, with two seeds.
  \`expect: new_spill < old_spill, at least 2 seeds per tins, steps, shelf where shelf == "dock.csv"\`
- **Sanity**: the froth goes down and nothing doubles.
  \`expect: new_spill <= 2 * old_spill, every run\`
  \`expect: decreases(froth), every run\`

## Runs
| Run ID | Command | Tins | Steps | Shelf | Old Spill | New Spill |
| --- | --- | --- | --- | --- | --- | --- |
${ROWS.map((row) => `| ${row.join(' | ')} |`).join('\n')}

## A closer look
| Run | Command | Old Spill | New Spill |
| --- | --- | --- | --- |
| Shelf | brew --limit 20 | 0.295 | 0.301 |
`;
