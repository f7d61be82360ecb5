import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../src/template/compile-template.ts';

const statusOf = (lines: string) => compileTemplate({ path: 'kiln.md', text: `# Kiln\n\n${lines}\n` }).status;

describe('a label that may be the status, or something else', () => {
  it.each([
    ['**Stand:** geplant / läuft / abgeschlossen / abgebrochen', 'planned running concluded cancelled'],
    ['**État** : prévu / en cours / terminé / abandonné', 'planned running concluded cancelled'],
    ['Phase: [planned | running | done]', 'planned running concluded'],
  ])('is the status where the words to choose from say stages: %s', (line, stages) => {
    expect(statusOf(line)?.words.map(({ stage }) => stage)).toEqual(stages.split(' '));
  });

  it.each(['**Stand:** [wood | brick]', '**Stand:** TT.MM.JJJJ', 'Phase: [bisque | glaze | done]', 'Stage: done'])(
    'is none where they do not: %s',
    (line) => {
      expect(statusOf(line)).toBeUndefined();
    },
  );

  it('gives way to a field that is called status', () => {
    expect(statusOf('Phase: [planned | done]\n\nStatus: [draft | final]')?.fields).toEqual(['status']);
  });
});

it('knows the words of a board and of a rollout', () => {
  expect(statusOf('Status: todo | doing | done | rolled-back')?.words.map(({ stage }) => stage)).toEqual([
    'planned',
    'running',
    'concluded',
    'concluded',
  ]);
});
