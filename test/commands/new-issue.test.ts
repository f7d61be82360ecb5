import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { fakeHost } from '../fake-host.ts';
import { projectFolder } from '../project-folder.ts';

/** What a person submitted through a form made from the built-in `ml-exp`. */
const FORM = `### Experiment Overview

A smaller tagger for the tide gauge.
It has to run on the buoy.

### Hypothesis

_No response_

### Experiment Type

- [ ] New model architecture
- [X] Fine-tuning existing model
- [x] Dataset change / augmentation

### Domain

voice

### Dataset name(s)

- gauge-2024
- gauge-2025

### Learning rate

3e-4

### Random seed(s)

_No response_

### Baseline reference

tagger 2.2,
of last autumn

### Approved by ML lead

- [X] Approved by ML lead
`;

const TEMPLATE_MADE = `## 1️⃣ Experiment Overview
**The experiment in a nutshell.**  
What is tested, and why now? Two or three sentences will do.

A smaller tagger for the tide gauge.

---

## 2️⃣ Hypothesis
**What should get better, or what should we know afterwards?**

- Half the weights are enough.
- The gauge says little that is new.

---

## 3️⃣ Experiment Type
Select all that apply:

- [ ] New model architecture
- [x] Fine-tuning existing model

---

## 4️⃣ AI / ML Context
**What an engineer has to know to judge it.**

- Domain: [music | voice | hybrid]
- Model(s) involved: tagger 2.2
- Distributed training: no

---

## 8️⃣ Evaluation Metrics (REQUIRED)

- Latency (p50 / p95): 20 ms / 45 ms

**Baseline reference:**  
tagger 2.2
`;

const json = (fields: object): string => JSON.stringify(fields);

/** What is not copied: ticks under criteria, which are ticked in the document. */
const APPROVED = ['  line 40: - [X] Approved by ML lead'];

async function fromIssue(text: string, words: readonly string[] = [], left: readonly string[] = []): Promise<string> {
  const folder = projectFolder({ 'issue.txt': text });
  const { code, stdout, stderr } = await folder.expctl(
    'new',
    'ml-exp',
    ...words,
    '--from-issue',
    'issue.txt',
    '--stdout',
  );
  const told = ['not taken from the issue, write it into the document where it belongs:', ...left, ''].join('\n');
  expect({ code, stderr }).toEqual({ code: 0, stderr: left.length === 0 ? '' : told });
  return stdout;
}

const FORM_LINES = [
  'title: "[ML-EXP]: Smaller tagger"',
  'A smaller tagger for the tide gauge.\nIt has to run on the buoy.\n\n---',
  '- [ ] New model architecture\n- [x] Fine-tuning existing model\n- [x] Dataset change / augmentation\n- [ ] Loss',
  '- Domain: voice\n',
  '- Dataset name(s): gauge-2024; gauge-2025\n',
  '- Learning rate: 3e-4\n',
  '- Random seed(s):\n',
  '**Baseline reference:**  \ntagger 2.2, of last autumn\n',
  '- [ ] Approved by ML lead\n',
];

describe('expctl new --from-issue', () => {
  it.each([
    ['the JSON of `gh issue view`', json({ title: '[ML-EXP]: Smaller tagger', body: FORM })],
    [
      'the JSON of the API',
      json({ id: 7, number: 12, title: 'Smaller tagger', state: 'open', body: FORM, labels: [] }),
    ],
    ['a body with CRLF', json({ title: '[ML-EXP] Smaller tagger', body: FORM.replaceAll('\n', '\r\n') })],
    ['JSON with a BOM and blanks around it', `\uFEFF \n${json({ title: 'Smaller tagger', body: FORM })}\n`],
  ])("takes a form's answers from %s", async (_, text) => {
    const document = await fromIssue(text, [], APPROVED);
    for (const lines of FORM_LINES) expect(document).toContain(lines);
    expect(document).not.toContain('_No response_');
    expect(document).not.toContain('\r');
  });

  it("takes a form's answers from a bare body, with a title of its own", async () => {
    const document = await fromIssue(FORM.replaceAll('\n', '\r\n'), ['Smaller tagger'], APPROVED);
    for (const lines of FORM_LINES) expect(document).toContain(lines);
  });

  it('takes what was written into a body that the template made', async () => {
    const document = await fromIssue(json({ title: '[ML-EXP]: Smaller tagger', body: TEMPLATE_MADE }));
    expect(document).toContain('## 1️⃣ Experiment Overview\nA smaller tagger for the tide gauge.\n\n---\n');
    expect(document).toContain(
      '## 2️⃣ Hypothesis\n- Half the weights are enough.\n- The gauge says little that is new.\n\n---\n',
    );
    expect(document).toContain('- [x] Fine-tuning existing model\n');
    expect(document).toContain('- Domain: [music | voice | hybrid]\n- Model(s) involved: tagger 2.2\n');
    expect(document).toContain('- Distributed training: no\n');
    expect(document).toContain('- Latency (p50 / p95): 20 ms / 45 ms\n');
    expect(document).toContain('**Baseline reference:**  \ntagger 2.2\n');
    expect(document.match(/What is tested, and why now/gu)).toBeNull();
  });

  it('gives --set and the title on the command line precedence', async () => {
    const document = await fromIssue(
      json({ title: 'Smaller tagger', body: FORM }),
      ['Other', '--set', 'Learning rate=1e-4'],
      ['  line 27: 3e-4', ...APPROVED],
    );
    expect(document).toContain('title: "[ML-EXP]: Other"');
    expect(document).toContain('- Learning rate: 1e-4\n');
  });

  it('reads standard input', async () => {
    const host = fakeHost({ stdin: json({ title: 'Smaller tagger', body: null }) });
    expect(await main(['new', 'ml-exp', '--from-issue', '-', '--stdout'], host)).toBe(0);
    expect(host.output()).toContain('title: "[ML-EXP]: Smaller tagger"');
  });

  it('takes the milestones and dates from an issue of its own kind', async () => {
    const body = `### Issue Overview 📋

**Issue Name:** Tides are late

### Communication and Timeline 📅

**Reported Date:** 2026-04-01

Milestones:
1. Cause found: 2026-04-03
2. Mended: 2026-04-09
`;
    const folder = projectFolder({ 'issue.json': json({ title: 'ML: Tides are late', body }) });
    const { stdout } = await folder.expctl('new', 'ml-issue', '--from-issue', 'issue.json', '--stdout');
    expect(stdout).toContain('title: "ML: Tides are late"');
    expect(stdout).toContain('**Reported Date:** 2026-04-01\n');
    expect(stdout).toContain('Milestones:\n1. Cause found: 2026-04-03\n2. Mended: 2026-04-09\n');
  });

  it.each([
    ['broken JSON', '{"title": "x", "body": }', 'issue.txt:1:'],
    ['JSON that is no issue', '{"name": "x"}', 'it has neither "title" nor "body"'],
    ['a list of issues', '[{"title": "x"}]', 'it has neither "title" nor "body"'],
    ['a title of nothing', json({ title: ' ', body: '' }), 'the title is empty'],
    [
      'control characters',
      json({ title: 'a\u001b[2Jb', body: '' }),
      'the title holds control characters: "a\\x1b[2Jb"',
    ],
    [
      'an answer that is no choice',
      json({ title: 'x', body: '### Training stage\n\ntraining\n' }),
      'is no choice of "Training stage"',
    ],
    [
      'a hidden comment',
      json({ title: 'x', body: '### Optimizer\n\nAdam <!-- expctl: optional -->\n' }),
      'the comment expctl would be new',
    ],
  ])('refuses %s, and writes nothing', async (_, text, message) => {
    const folder = projectFolder({ 'issue.txt': text });
    const { code, stderr } = await folder.expctl('new', 'ml-exp', '--from-issue', 'issue.txt');
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(folder.git('status', '--porcelain')).toBe('');
  });

  it('keeps the structure, whatever an answer contains', async () => {
    const body =
      '### Experiment Overview\n\nNote: see\n\n**Optimizer**: Adam\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n### Hypothesis\n\nSetext\n===\n';
    const folder = projectFolder({ 'issue.json': json({ title: 'x', body }) });
    const { code, stderr } = await folder.expctl('new', 'ml-exp', '--from-issue', 'issue.json');
    expect({ code, bug: stderr.includes('bug') }).toEqual({ code: 0, bug: false });
    const shown = JSON.parse((await folder.expctl('show', 'ML-EXP-001', '--json')).stdout) as {
      readonly sections: readonly { readonly key: string }[];
    };
    // Thirteen of the kind, and one from a heading added by hand.
    expect(shown.sections.map(({ key }) => key).slice(13)).toEqual(['setext']);
    expect(shown.sections).toHaveLength(14);
  });
});

describe('a form that asks for some of a list of options', () => {
  const asked = async (answer: string): Promise<string> => {
    const body = `### Experiment Type\n\n${answer}\n\n### Domain\n\nvoice\n`;
    const folder = projectFolder({ 'issue.json': JSON.stringify({ title: 'Warm start', body }) });
    const { code, stdout } = await folder.expctl('new', 'ml-exp', '--from-issue', 'issue.json', '--stdout');
    expect(code).toBe(0);
    return stdout;
  };
  const listed = (text: string): readonly string[] =>
    text.slice(text.indexOf('Experiment Type'), text.indexOf('## 4')).match(/^- \[.*$/gmu) ?? [];

  it('ticks those that the answer names, and does not repeat them', async () => {
    const text = await asked('Fine-tuning existing model, Latency / cost optimization');
    expect(listed(text)).toEqual([
      '- [ ] New model architecture',
      '- [x] Fine-tuning existing model',
      '- [ ] Dataset change / augmentation',
      '- [ ] Loss function or objective change',
      '- [ ] Inference optimization',
      '- [ ] Audio quality improvement',
      '- [x] Latency / cost optimization',
      '- [ ] Multilingual / vocal improvement',
    ]);
    expect(text.split('Fine-tuning existing model')).toHaveLength(2);
    expect(text).toContain('- Domain: voice\n');
  });

  it('keeps an answer that names anything else as written', async () => {
    const text = await asked('Fine-tuning existing model, and a new loss');
    expect(listed(text).filter((line) => line.startsWith('- [x]'))).toEqual([]);
    expect(text).toContain('\nFine-tuning existing model, and a new loss\n');
  });
});
