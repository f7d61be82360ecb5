import { describe, expect, it } from 'vitest';
import { isPrivate } from '../../../src/runs/keeping/make-run-record.ts';
import { withoutAddresses } from '../../../src/runs/keeping/without-addresses.ts';

const text = (value: string): string | undefined => {
  const kept = withoutAddresses({ kind: 'text', text: value });
  return kept?.kind === 'text' ? kept.text : undefined;
};

describe('withoutAddresses', () => {
  it.each(['jane@pond.org', 'jane.doe+runs@mail.pond.org', 'Jane Doe <jane@pond.org>', '<jane@pond.org>'])(
    'keeps nothing of %s',
    (value) => expect(text(value)).toBeUndefined(),
  );

  it.each([
    ['ask jane@pond.org about it', 'ask [e-mail] about it'],
    ['from jane@pond.org, joe@pond.org', 'from [e-mail], [e-mail]'],
    ['git@pond.org:team/code.git', 'git@pond.org:team/code.git'],
    ['https://pond.org/@jane', 'https://pond.org/@jane'],
    ['https://jane@pond.org/code', 'https://jane@pond.org/code'],
    ['pass@1', 'pass@1'],
    ['torch@2.3.1', 'torch@2.3.1'],
    ['data/reef.jsonl', 'data/reef.jsonl'],
  ])('%s is kept as %s', (value, kept) => expect(text(value)).toBe(kept));

  it('leaves addresses out of a list', () => {
    expect(withoutAddresses({ kind: 'list', items: ['q', 'jane@pond.org', 'v'] })).toEqual({
      kind: 'list',
      items: ['q', 'v'],
    });
    expect(withoutAddresses({ kind: 'list', items: ['jane@pond.org'] })).toBeUndefined();
  });

  it('ignores what is not text', () => {
    expect(withoutAddresses({ kind: 'number', text: '3' })).toEqual({ kind: 'number', text: '3' });
  });
});

describe('isPrivate', () => {
  it('recognises keys of addresses by their last word', () => {
    expect(['author_email', 'git.user_email', 'notify_e-mail', 'email'].filter(isPrivate)).toHaveLength(4);
    expect(['email_loss', 'emails', 'model'].filter(isPrivate)).toEqual([]);
  });
});
