import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../src/template/compile-template.ts';

const placesOf = (label: string, choices: string) =>
  compileTemplate({ path: 'kiln.md', text: `# Kiln\n\n## Conclusion\n\n- ${label}: ${choices}\n` }).verdict?.places;

describe('a bare yes below a decision', () => {
  it.each(['Release the glaze', 'Ready for the shop', 'Go to the next kiln', 'Criteria met', 'Decision', 'Go/No-Go'])(
    'is a GO where the label asks for one: %s',
    (label) => {
      expect(placesOf(label, 'yes / no')?.[0]?.words).toEqual([
        { verdict: 'GO', word: 'yes' },
        { verdict: 'NO-GO', word: 'no' },
      ]);
    },
  );

  it.each(['Release blocker', 'Crack found', 'Second firing needed', 'Do not ship', 'Stop', 'Regression'])(
    'is no GO where the label asks for something else: %s',
    (label) => {
      expect(placesOf(label, 'yes / no')).toBeUndefined();
    },
  );

  it('is read in German, too', () => {
    expect(placesOf('Freigabe', 'ja / nein')?.[0]?.words).toHaveLength(2);
    expect(placesOf('Nachbrand nötig', 'ja / nein')).toBeUndefined();
  });

  it('needs no such label where the words say it themselves', () => {
    expect(placesOf('What we do', 'adopt / reject')?.[0]?.words).toHaveLength(2);
  });
});
