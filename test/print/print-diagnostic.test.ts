import { describe, expect, it } from 'vitest';
import { printDiagnostics } from '../../src/print/print-diagnostic.ts';
import { counted } from '../../src/text/counted.ts';
import { PLAIN } from '../../src/print/style.ts';
import { diagnosticOf } from './diagnostic-of.ts';
import type { Style } from '../../src/print/style.ts';

const around = (name: string) => (text: string) => `<${name} ${text}>`;

const SHOWN: Style = {
  coloured: true,
  bold: around('bold'),
  dim: around('dim'),
  red: around('red'),
  yellow: around('yellow'),
  green: around('green'),
  cyan: around('cyan'),
};

describe('printDiagnostics', () => {
  it('prints place, severity, rule and message; hint and excerpt below', () => {
    expect(printDiagnostics([diagnosticOf()], PLAIN)).toBe('experiments/EXP-007.md:4:13: error choice  got "RUNING"\n');
    const whole = diagnosticOf({
      severity: 'warning',
      hint: 'RUNNING?',
      excerpt: 'status: RUNING\n        ^',
      template: { path: 'templates/exp.md', line: 19 },
    });
    expect(printDiagnostics([whole], PLAIN)).toBe(
      'experiments/EXP-007.md:4:13: warning choice  got "RUNING" (asked for by templates/exp.md:19)\n' +
        '    status: RUNING\n' +
        '            ^\n' +
        '  hint: RUNNING?\n',
    );
  });

  it('makes visible what would move a cursor or hide, wherever it comes from', () => {
    const hostile = diagnosticOf({
      path: 'a\x1b[2J\n.md',
      message: 'b\r\x07',
      hint: 'c\u202e',
      excerpt: 'd\x1b\ne\u200b',
      template: { path: 'f\x9b', line: 1 },
    });
    expect(printDiagnostics([hostile], PLAIN)).toBe(
      'a\\x1b[2J\\n.md:4:13: error choice  b\\r\\x07 (asked for by f\\x9b:1)\n' +
        '    d\\x1b\n' +
        '    e\\u{200b}\n' +
        '  hint: c\\u{202e}\n',
    );
  });

  it('colours the place, the severity and the text beside it', () => {
    const diagnostic = diagnosticOf({ hint: 'h', template: { path: 't.md', line: 1 } });
    expect(printDiagnostics([diagnostic], SHOWN)).toBe(
      '<bold experiments/EXP-007.md:4:13:> <red error> choice  got "RUNING"<dim  (asked for by t.md:1)>\n' +
        '  <dim hint: h>\n',
    );
    expect(printDiagnostics([diagnosticOf({ severity: 'warning' })], SHOWN)).toContain(' <yellow warning> choice ');
  });

  it('prints once what several of one rule in a row have in common', () => {
    const first = diagnosticOf({ hint: 'write it' });
    const lines = [first, { ...first, line: 5 }, { ...first, line: 6, hint: 'leave it' }, { ...first, line: 7, rule: 'unit', hint: 'leave it' }, { ...first, line: 8, rule: 'unit', path: 'b.md', hint: 'leave it' }]; // prettier-ignore
    expect(printDiagnostics(lines, PLAIN)).toBe(
      'experiments/EXP-007.md:4:13: error choice  got "RUNING"\n' +
        '  hint: write it\n' +
        'experiments/EXP-007.md:5:13: error choice  got "RUNING"\n' +
        'experiments/EXP-007.md:6:13: error choice  got "RUNING"\n' +
        '  hint: leave it\n' +
        'experiments/EXP-007.md:7:13: error unit  got "RUNING"\n' +
        '  hint: leave it\n' +
        'b.md:8:13: error unit  got "RUNING"\n' +
        '  hint: leave it\n',
    );
  });

  it('counts', () => {
    expect([0, 1, 2].map((count) => counted(count, 'error'))).toEqual(['0 errors', '1 error', '2 errors']);
  });
});
