import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const template = (decision: string, settings = ''): string => `${settings}# VER-XXX: [Titel]

## Erfolgskriterien

- [ ] [Was gelten muss]

## Läufe

| Lauf | WER (%) |
| --- | --- |

## Ergebnis

${decision}
`;

const folderWith = (text: string): ProjectFolder =>
  projectFolder({
    'templates/versuch.md': text,
    'experiments/VER-001-ton.md': text
      .replace(/^---.*?---\n/su, '')
      .replace('VER-XXX: [Titel]', 'VER-001: Ton')
      .replace('[Was gelten muss]', 'WER unter 8,5 % `expect: wer < 8.5 %, every run`')
      .replace('| --- | --- |\n', '| --- | --- |\n| l1 | 8,1 |\n'),
  });

const FILE = 'experiments/VER-001-ton.md';
const SETTING = 'expctl: {verdict: {field: Entscheidung, GO: angenommen, NO-GO: verworfen}}';

describe('a decision in words that match no verdict', () => {
  it('is left to a person, with the setting that would map them', async () => {
    const folder = folderWith(template('Entscheidung: angenommen / verworfen / offen'));
    const { stderr } = await folder.expctl('decide', 'VER-001', '--write');
    expect(stderr).toContain(
      `line 15: Entscheidung takes no verdict, for "angenommen", "verworfen", "offen" name none; write into the front matter of templates/versuch.md: ${SETTING}`,
    );
    expect(folder.read(FILE)).toContain('Entscheidung: angenommen / verworfen / offen');
    expect((await folder.expctl('schema', 'versuch')).stdout).toContain(
      `14  "angenommen", "verworfen", "offen" name no verdict: \`decide --write\` leaves them to a person; say what they mean in the front matter: \`${SETTING}\``,
    );
  });

  it('is written when the suggested setting is there', async () => {
    const folder = folderWith(template('Entscheidung: angenommen / verworfen / offen', `---\n${SETTING}\n---\n`));
    const { stderr } = await folder.expctl('decide', 'VER-001', '--write');
    expect(stderr).not.toContain('takes no verdict');
    expect(folder.read(FILE)).toContain('Entscheidung: angenommen\n');
    expect((await folder.expctl('schema', 'versuch')).stdout).not.toContain('name no verdict');
  });

  it.each([
    ['Décision : adopté / autre chose', 'expctl: {verdict: {field: Décision, GO: adopté, NO-GO: WORD}}'],
    ['**Decision**: [1: ship it / 2: hold]', 'expctl: {verdict: {field: Decision, GO: WORD, NO-GO: WORD}}'],
  ])('has only known words in the suggested setting: %s', async (decision, setting) => {
    const { stderr } = await folderWith(template(decision)).expctl('decide', 'VER-001', '--write');
    expect(stderr).toContain(`front matter of templates/versuch.md: ${setting}\n`);
  });

  it.each(['Entscheidung: GO / NO-GO', 'Urteil: ja / nein'])(
    'is written in any section if its words are known: %s',
    async (decision) => {
      const folder = folderWith(template(decision));
      await folder.expctl('decide', 'VER-001', '--write');
      expect(folder.read(FILE)).toMatch(/^(?:Entscheidung: GO|Urteil: ja)$/mu);
    },
  );

  it.each(['Gerät: Mikrofon / Telefon', 'Entscheidungsträger: Ada / Emmy', 'Entscheidung: [von wem]'])(
    'is not seen in: %s',
    async (field) => {
      const { stderr } = await folderWith(template(field)).expctl('decide', 'VER-001', '--write');
      expect(stderr).not.toContain('takes no verdict');
    },
  );

  it.each([
    ['{field: Entscheidng, GO: angenommen, NO-GO: verworfen}', 'no field is called "Entscheidng"'],
    ['{field: Entscheidung, GO: angenomen, NO-GO: verworfen}', '"angenomen" is none of the words of Entscheidung'],
    ['{field: Entscheidung, GO: angenommen, NOGO: verworfen}', '`verdict: NOGO` is not known'],
  ])('is reported as doubtful if its setting has no effect: %s', async (verdict, message) => {
    const settings = `---\nexpctl: {verdict: ${verdict}}\n---\n`;
    const folder = folderWith(template('Entscheidung: angenommen / verworfen / offen', settings));
    expect((await folder.expctl('schema', 'versuch')).stdout).toContain(message);
    expect((await folder.expctl('check')).stdout).toContain(message);
  });
});
