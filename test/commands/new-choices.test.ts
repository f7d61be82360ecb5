import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const template = (...lines: readonly string[]): string =>
  ['# CN-000: [Title]', '', ...lines, '', '## Objective', '', '[What is asked]', ''].join('\n');

describe("choices in a template's own notation", () => {
  it.each([
    ['Priority', 'P0/P1/P2', 'P1', 'P7'],
    ['优先级', '高/中/低', '中', '最高'],
    ['方式', '【采纳 / 不采纳】', '采纳', '也许'],
    ['Handling', '☐ adopt ☐ reject', '☐ adopt ☒ reject', 'perhaps'],
    ['Meeting', 'Go ☐  No-Go ☐  Extend ☐', 'Go ☐  No-Go ☑  Extend ☐', 'Later'],
    ['Heard', '( ) yes ( ) no', '(x) yes ( ) no', 'perhaps'],
    ['Age', '☐ <30 ☐ 30–50 ☐ >50', '☐ <30 ☑ 30–50 ☐ >50', 'old'],
    ['Kept', 'Y/N', 'Y', 'perhaps'],
    ['Split', '<one of: train, dev, test>', 'dev', 'all'],
  ])('%s: %s stay for the author, and are checked', async (label, choices, right, wrong) => {
    const folder = projectFolder({ 'templates/cn.md': template(`**${label}**: ${choices}`) });
    const made = await folder.expctl('new', 'cn', 'Alpha');
    const path = made.stdout.trim();
    const text = folder.read(path);
    expect(text).toContain(`**${label}**: ${choices}\n`);
    const check = async (value: string): Promise<string> => {
      folder.write(path, text.replace(choices, value));
      return (await folder.expctl('check')).stdout;
    };
    expect(await check(choices)).toContain('choose one of');
    expect(await check(right)).not.toContain(label);
    expect(await check(wrong)).toContain('known-choice');
  });

  it('may be in a comment after the label', async () => {
    const folder = projectFolder({ 'templates/cn.md': template('**Level**: <!-- BSL-1 | BSL-2 | BSL-3 -->') });
    const { stdout } = await folder.expctl('schema', 'cn');
    expect(stdout).toContain('one of BSL-1 | BSL-2 | BSL-3');
    const path = (await folder.expctl('new', 'cn', 'Alpha')).stdout.trim();
    expect((await folder.expctl('check')).stdout).toContain('"Level"');
    folder.write(path, folder.read(path).replace('**Level**:', '**Level**: BSL-9'));
    expect((await folder.expctl('check')).stdout).toContain('known-choice');
  });
});

describe('placeholders in brackets of other scripts', () => {
  it('are to be replaced: 【指标】', async () => {
    const folder = projectFolder({
      'templates/cn.md':
        '# 试验：【名称】\n\n**负责组**：【小组】\n\n## 成功标准\n\n- 【指标】不低于【阈值】\n\n## 目的\n\n【一句话】\n',
    });
    const path = (await folder.expctl('new', 'cn', '冷启动')).stdout.trim();
    expect(folder.read(path)).toMatch(/^# 试验：冷启动\n/u);
    const { stdout } = await folder.expctl('check');
    expect(stdout).toContain('this item is not filled in yet: "【指标】不低于【阈值】"');
    expect(stdout).toContain('the field "负责组" is not filled in yet');
  });
});
