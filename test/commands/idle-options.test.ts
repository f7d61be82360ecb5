import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

describe('an option without effect', () => {
  it.each([
    [['report', '--csv-raw', '--format', 'html'], '--csv-raw is for --format csv, not for --format html'],
    [['report', '--csv-raw'], '--csv-raw is for --format csv'],
    [['report', '--csv-raw', '--json'], '--csv-raw is for --format csv, not for --json'],
    [['report', '--text', '--format', 'csv'], '--text is for --format html, not for --format csv'],
    [['report', '--json', '--format', 'csv'], '--json and --format csv ask for two formats'],
    [['check', '--json', '--format', 'github'], '--json and --format github ask for two formats'],
    [['check', '--fix', '--dry-run', '--json'], '--json does nothing beside --dry-run'],
    [['check', '--fix', '--dry-run', '--format', 'github'], '--format does nothing beside --dry-run'],
    [['decide', '--all', '--json', '--format', 'text'], '--json and --format text ask for two formats'],
    [['decide', 'a.md', '--write', '--dry-run', '--format', 'markdown'], '--format does nothing beside --dry-run'],
    [['new', 'exp', 'Oak', '--json', '--stdout'], '--stdout does nothing beside --json'],
    [['power', 'a.md', '--clusters', '20'], '--clusters is for --items'],
    [['log', 'a.md', 'out.json', '--command-raw'], '--command-raw is for --command'],
    [['doctor', '--renumber', 'a.md', '--fold'], '--fold does nothing beside --renumber'],
  ])('is refused, and both options are named: %j', async (argv, message) => {
    const { expctl, git } = projectFolder({ 'experiments/a.md': '# EXP-001: Oak\n' });
    const end = await expctl(...argv);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr.split('\n')[0]).toBe(`expctl: ${message}`);
    expect(git('status', '--porcelain')).toBe('');
  });

  it.each([
    [['report', '--csv-raw', '--format', 'csv']],
    [['report', '--json', '--format', 'json']],
    [['decide', 'experiments/a.md', '--write', '--dry-run', '--format', 'json']],
    [['check', '--fix', '--dry-run']],
  ])('is accepted if it has an effect: %j', async (argv) => {
    const { expctl } = projectFolder({ 'experiments/a.md': '# EXP-001: Oak\n' });
    expect((await expctl(...argv)).stderr).not.toContain('leave');
  });
});
