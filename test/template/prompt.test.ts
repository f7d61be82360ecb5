import { describe, expect, it } from 'vitest';
import { isPrompt } from '../../src/template/prompt.ts';

describe('isPrompt', () => {
  it.each([
    '[What are you trying to achieve?]',
    '- [Observation 1 about what improved]',
    '1. [First thing to do]',
    '[Describe it. Include context, observed behaviour, and any logs.]',
  ])('%s asks for something', (text) => expect(isPrompt(text)).toBe(true));

  it.each([
    '[0.0001, 0.01]',
    '[16, 32, 64, 128]',
    '[PyTorch, scikit-learn, numpy]',
    '[the report](docs/report.md)',
    '[x] done as planned today',
    '[Name]',
    'Prove that [a] and [b] agree',
    '[a] and then [b]',
    '',
  ])('%s does not', (text) => expect(isPrompt(text)).toBe(false));
});
