import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { Browser } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style></title><svg onload=alert(1)>',
  '[x](javascript:alert(1))',
  '![x](https://example.invalid/x.png)',
  '<iframe src="https://example.invalid"></iframe>',
];

const experiment = (id: string, attack: string): string => `# ${id}: Ice ${attack}

**Status**: ${attack}

## Success Criteria

- **Depth** ${attack}: \`expect: depth > 3\`

## Results

${attack}

| Run | Depth | A column with a rather long name | ${'path/to/'.repeat(20)} |
| --- | --- | --- | --- |
| a ${attack.replaceAll('|', '\\|')} | 4 | ${'snow '.repeat(30)} | ${attack} |
`;

/** Runs in the page. */
const LOOK = `({
  wide: document.documentElement.scrollWidth - innerWidth,
  styled: getComputedStyle(document.body).maxWidth,
  text: document.body.innerText,
})`;

/**
 * Runs in the page as it is printed: what is wider than the paper, in which colour, what is folded, and which page
 * tables take.
 */
const PRINTED = `({
  wide: [...document.querySelectorAll('table, pre')].flatMap((each) => each.scrollWidth > innerWidth || each.scrollWidth > each.clientWidth + 1 ? [each.tagName] : []),
  ink: getComputedStyle(document.body).color,
  hidden: [...document.querySelectorAll('article')].filter((each) => each.getBoundingClientRect().height === 0).length,
  tables: document.querySelectorAll('.wide table').length,
  sideways: [...document.querySelectorAll('.wide')].map((each) => getComputedStyle(each).page),
})`;

/** What a page requested, logged and ran while it was open, and its width compared with its window. */
async function opened(browser: Browser, path: string, width: number) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const happened: string[] = [];
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => happened.push(`request ${request.url()}`));
  page.on('console', (message) => happened.push(`console ${message.text()}`));
  page.on('pageerror', (error) => happened.push(`error ${error.message}`));
  await page.goto(`file://${path}`);
  const seen = (await page.evaluate(LOOK)) as { readonly wide: number; readonly styled: string; readonly text: string };
  await page.close();
  return { ...seen, happened };
}

describe.skipIf(!existsSync(CHROMIUM))("the HTML report in a browser (needs Debian's chromium)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => browser.close());

  it('requests nothing, runs nothing, and fits wide and narrow windows, whatever the documents contain', async () => {
    const folder = projectFolder(
      Object.fromEntries(
        ATTACKS.map((attack, index) => [`experiments/EXP-00${index}.md`, experiment(`EXP-00${index}`, attack)]),
      ),
    );
    const { code, stdout } = await folder.expctl(
      'report',
      ...ATTACKS.map((_, index) => `EXP-00${index}`),
      '--format',
      'html',
      '--text',
    );
    expect(code).toBe(0);
    folder.write('report.html', stdout.replaceAll('<details>', '<details open>'));
    const path = join(folder.path, 'report.html');
    for (const width of [360, 1280]) {
      const { happened, wide, styled, text } = await opened(browser, path, width);
      expect(happened).toEqual([`request file://${path}`]);
      expect(wide).toBeLessThanOrEqual(0);
      expect(styled).toBe('1152px');
      for (const attack of ATTACKS.slice(0, 3)) expect(text).toContain(attack);
    }
  });

  it('aligns numbers to the right, in the overview and among the runs, and words to the left', async () => {
    const document = (id: string): string =>
      `# ${id}: Ice\n\n**Status**: running\n\n## Results\n\n| Run | Lake | Depth (cm) |\n| --- | --- | --- |\n| a | Mere | 4 |\n| b | Tarn | 12.5 |\n`;
    const folder = projectFolder({
      'experiments/EXP-001.md': document('EXP-001'),
      'experiments/EXP-002.md': document('EXP-002'),
    });
    folder.write('report.html', (await folder.expctl('report', '--format', 'html')).stdout);
    const page = await browser.newPage();
    await page.goto(`file://${join(folder.path, 'report.html')}`);
    const seen = await page.evaluate(
      `[...document.querySelectorAll('table')].slice(0, 2).map((table) => [...table.querySelectorAll('th, td')].filter((cell) => getComputedStyle(cell).textAlign === 'right').map((cell) => cell.textContent).join())`,
    );
    await page.close();
    expect(seen).toEqual(['Runs,Missing,2,,2,', 'Depth (cm),4,12.5']);
  });

  it('prints completely, dark on light: wide tables, long lines and folded documents', async () => {
    const columns = Array.from({ length: 26 }, (_, index) => `Metric number ${String(index)} (ms)`);
    const row = (id: string, cells: readonly string[]): string => `| ${[id, ...cells].join(' | ')} |`;
    const document = [
      '# EXP-001: Ice',
      `\`\`\`\n${'depth_of_the_ice_in_metres '.repeat(20)}\n\`\`\``,
      `## Results\n\n${row('Run', columns)}\n${row(
        '---',
        columns.map(() => '---'),
      )}\n${row(
        'a-run-of-rather-long-name',
        columns.map((_, index) => `${String(index)}.12345`),
      )}`,
    ].join('\n\n');
    const folder = projectFolder({ 'experiments/EXP-001.md': document });
    const { stdout } = await folder.expctl('report', '--format', 'html', '--text', 'experiments/EXP-001.md');
    folder.write('report.html', stdout.replaceAll('<details open>', '<details>'));
    const page = await browser.newPage({ viewport: { width: 688, height: 900 }, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(`file://${join(folder.path, 'report.html')}`);
    expect(await page.evaluate(PRINTED)).toEqual({
      wide: [],
      ink: 'rgb(28, 32, 36)',
      hidden: 0,
      tables: 2,
      sideways: ['wide', 'wide'],
    });
    await page.close();
  });
});
