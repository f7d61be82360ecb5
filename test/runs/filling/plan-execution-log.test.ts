import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { proveEdits } from '../../../src/document/prove-edits.ts';
import { readRecords } from '../../../src/records/read-records.ts';
import { planExecutionLog } from '../../../src/runs/filling/plan-execution-log.ts';
import { EMPTY_RUN } from '../../../src/runs/run.ts';
import type { Execution } from '../../../src/runs/filling/plan-execution-log.ts';
import type { Run } from '../../../src/runs/run.ts';

const run: Run = {
  ...EMPTY_RUN,
  status: 'finished',
  command: 'sh fit.sh --seed 3',
  parameters: new Map([
    ['exit_code', { kind: 'number', text: '0' }],
    ['duration_s', { kind: 'number', text: '12.3' }],
  ]),
  files: [{ path: 'out/metrics.json', sha256: 'ab', format: 'json' }],
};

const execution: Execution = { runId: 'reeds-1', run, when: '2026-03-04 09:12' };

function logged(text: string, asked: Execution = execution): string {
  const document = parseDocument({ path: 'EXP-001.md', text });
  const [record] = readRecords(document, undefined);
  if (record === undefined) throw new Error('no record');
  const { edits, added } = planExecutionLog(record, asked);
  return proveEdits(document, edits, { added });
}

const ENTRY = `**Run 1** (2026-03-04 09:12):
\`\`\`
run reeds-1: finished, exit code 0, 12.3 s
$ sh fit.sh --seed 3
output out/metrics.json
\`\`\`
`;

const before = (log: string): string =>
  `# EXP-001: Reeds\n\n## Results\n\n### Execution Log\n\n${log}\n### Data\n\nNone.\n`;

const OPEN = '**Run 1** (YYYY-MM-DD HH:MM):\n```\n[Console output]\n```\n';

describe('the execution log', () => {
  it("has the template's first open entry filled", () => {
    expect(logged(before(`${OPEN}\n${OPEN.replace('Run 1', 'Run 2')}`))).toBe(
      before(`${ENTRY}\n${OPEN.replace('Run 1', 'Run 2')}`),
    );
  });

  it('gets an entry after the last one, with the next number', () => {
    expect(logged(before(ENTRY.replaceAll('reeds-1', 'reeds-0')))).toBe(
      before(`${ENTRY.replaceAll('reeds-1', 'reeds-0')}\n${ENTRY.replace('Run 1', 'Run 2')}`),
    );
  });

  it('is started in an empty section, by the name of the run', () => {
    expect(logged('# EXP-001: Reeds\n\n## Execution Log\n')).toBe(
      `# EXP-001: Reeds\n\n## Execution Log\n\n${ENTRY.replace('Run 1', 'Run reeds-1')}`,
    );
  });

  it('stays before the rule at the end of its section', () => {
    const text = `# EXP-001: Reeds\n\n## Execution Log\n\nAs it came.\n\n---\n\n## Next\n\nMore.\n`;
    expect(logged(text)).toBe(text.replace('As it came.\n', `As it came.\n\n${ENTRY.replace('Run 1', 'Run reeds-1')}`));
  });

  it('keeps the line endings, and changes nothing the second time or where there is no such section', () => {
    const text = before(OPEN).replaceAll('\n', '\r\n');
    expect(logged(text)).toBe(before(ENTRY).replaceAll('\n', '\r\n'));
    expect(logged(logged(text))).toBe(logged(text));
    expect(logged('# EXP-001: Reeds\n\n## Results\n')).toBe('# EXP-001: Reeds\n\n## Results\n');
  });

  it('says which signal ended a run', () => {
    const killed: Run = {
      ...run,
      status: 'killed',
      parameters: new Map([['exit_code', { kind: 'number', text: '143' }]]),
    };
    expect(logged(before(OPEN), { ...execution, run: killed })).toContain('run reeds-1: killed, signal 15\n');
  });

  it('gets a label and a fence and nothing else, whatever the command and the id are', () => {
    const words = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('```', '\n```\n# X\n', '~~~', '|'),
    );
    fc.assert(
      fc.property(words, words, fc.constantFrom(OPEN, '', ENTRY.replaceAll('reeds', 'mud')), (id, command, log) => {
        const text = before(log);
        const after = logged(text, { ...execution, runId: id, run: { ...run, command } });
        const headings = (all: string): number => parseDocument({ path: '', text: all }).blocks.length;
        expect(headings(after) - headings(text)).toBe(log === OPEN ? 0 : 2);
        expect(logged(after, { ...execution, runId: id, run: { ...run, command } })).toBe(after);
      }),
      { numRuns: 500 },
    );
  });
});
