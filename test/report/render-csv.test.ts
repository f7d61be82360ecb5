import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentWith, recordOf } from '../criteria/record-of.ts';
import { makeReport } from '../../src/report/make-report.ts';
import { renderCsv } from '../../src/report/render-csv.ts';
import { reportExperiment } from '../../src/report/report-experiment.ts';

/** The lines of a report on one table of runs, without the fields that all lines share at their beginning. */
function csvOf(headers: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const table = [headers, headers.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const report = reportExperiment(recordOf(documentWith([], table)), { runRecords: new Map(), diagnostics: [] });
  const text = renderCsv(makeReport([report]), { raw: true });
  return text.split('\r\n').flatMap((line) => (line === '' ? [] : [line.split(',').slice(7).join(',')]));
}

describe('renderCsv', () => {
  it('keeps every column, whatever its name', () => {
    expect(
      csvOf(['Run', 'Loss', 'Loss', 'Verdict', 'status', 'Section', ''], [['r1', '1', '2', 'good', 'ok', 'x', 'y']]),
    ).toEqual(['Run,Loss,loss_2,table_verdict,table_status,table_section,column_7', 'r1,1,2,good,ok,x,y']);
  });

  it('gives every column a name of its own, and loses no cell', () => {
    const header = fc.constantFrom('Loss', 'loss', 'loss_2', 'Verdict', 'verdict', 'table_verdict', 'Kind', '');
    fc.assert(
      fc.property(fc.array(header, { minLength: 1, maxLength: 8 }), (headers) => {
        const cells = headers.map((_, at) => `0.${String(at + 1)}`);
        const [head = '', row] = csvOf(['Run', 'F1', ...headers], [['r1', '0.5', ...cells]]);
        expect(new Set(head.split(',')).size).toBe(headers.length + 2);
        expect(row).toBe(['r1', '0.5', ...cells].join(','));
      }),
    );
  });
});
