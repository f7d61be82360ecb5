import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets, maskSecrets, maskValue } from '../../src/runs/masking.ts';

const SHARED = join(import.meta.dirname, '../../../shared');
const FOLDERS = ['corpus/docs', 'seeds'].map((name) => join(SHARED, name)).filter((folder) => existsSync(folder));

/** Letters and digits that look like no word; put together here so that no file holds a token. */
const noise = (length: number): string => 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY'.repeat(10).slice(0, length);

describe('maskSecrets', () => {
  it.each([
    [`train --hf-token ${noise(20)} --max-tokens 512`, 'train --hf-token [masked] --max-tokens 512'],
    ['run --api-key=abc123 --lr 3e-4', 'run --api-key=[masked] --lr 3e-4'],
    ["run --password 'two words'", "run --password '[masked]'"],
    [`WANDB_API_KEY=${noise(40)} python x.py`, 'WANDB_API_KEY=[masked] python x.py'],
    ['git clone https://ida:tide42@example.org/r.git', 'git clone https://ida:[masked]@example.org/r.git'],
    ['curl -H "Authorization: Bearer abcdef123456xyz"', 'curl -H "Authorization: Bearer [masked]"'],
    ['{"secret_key": "k-123456789abc"}', '{"secret_key": "[masked]"}'],
    [`login hf_${noise(30)}`, 'login [masked]'],
    [`login ghp_${noise(36)}`, 'login [masked]'],
    [`login sk-${noise(40)}`, 'login [masked]'],
    [['aws AK', 'IAQ2W4E6R8T0Y1U3I5'].join(''), 'aws [masked]'],
    [`aws_secret_access_key = ${noise(40)}`, 'aws_secret_access_key = [masked]'],
    ['db_password = "hunter2hunter2"', 'db_password = "[masked]"'],
    ['AUTH_TOKEN_VALUE=abc', 'AUTH_TOKEN_VALUE=[masked]'],
    [
      ['-----BEGIN RSA PRIVATE', ` KEY-----\n${noise(64)}\n-----END RSA PRIVATE KEY-----\nsnow`].join(''),
      '[masked]\nsnow',
    ],
    [`slack xoxb-${noise(24)}`, 'slack [masked]'],
    [`**API key:** ${noise(24)}`, '**API key:** [masked]'],
    [`- **Token**: \`${noise(24)}\``, '- **Token**: `[masked]`'],
    ['**Password:** hunter2hunter2', '**Password:** [masked]'],
    [`| API key | ${noise(24)} |`, '| API key | [masked] |'],
    [
      `| Who | API key |\n| --- | :-: |\n| us | \`${noise(24)}\` |`,
      '| Who | API key |\n| --- | :-: |\n| us | `[masked]` |',
    ],
    [
      ['https://hooks.slack.', `com/services/T0AB/B0CD/${noise(24)}`].join(''),
      'https://hooks.slack.com/services/[masked]',
    ],
    [['AK', 'IAQ2W4E6R8T0Y1U3I5'].join('') + ` ${noise(40)}`, '[masked] [masked]'],
    [
      `AccountName=reef;AccountKey=${noise(86)}==;EndpointSuffix=x`,
      'AccountName=reef;AccountKey=[masked];EndpointSuffix=x',
    ],
    [`https://reef.example/c?sp=r&sig=${noise(40)}%3D`, 'https://reef.example/c?sp=r&sig=[masked]'],
    [`wandb login --relogin ${'0123456789abcdef'.repeat(3).slice(0, 40)}`, 'wandb login --relogin [masked]'],
    [`github_pat_${noise(22)}_${noise(30)}`, '[masked]'],
    [`glpat-${noise(20)}`, '[masked]'],
    [`npm_${noise(32)}1234`, '[masked]'],
    [`sk-proj-${noise(40)}`, '[masked]'],
    [`sk-ant-api03-${noise(60)}`, '[masked]'],
    [`jwt eyJ${noise(20)}.eyJ${noise(30)}.${noise(20)}`, 'jwt [masked]'],
  ])('masks %j', (text, masked) => {
    expect(maskSecrets(text).text).toBe(masked);
    expect(maskSecrets(masked)).toEqual({ text: masked, masked: [] });
  });

  it.each([
    '| Token | Count |\n| --- | --- |\n| gpt2-tokenizer-50k-v2 | 50257 |',
    '**Token:** the last one of 2048 tokens',
    '**EOS token:** 128009-or-so-1234',
    '| API key | see the vault |',
    '**API key:** $WANDB_API_KEY_2026',
    `commit ${'0123456789abcdef'.repeat(3).slice(0, 40)}`,
  ])('leaves %j alone', (text) => {
    expect(maskSecrets(text).text).toBe(text);
  });

  it.each([
    'python train.py --tokenizer data/tok.model --max-tokens 512 --eos-token "</s>" --author ida',
    'on a 1024-token context, 32K-token chunks',
    'tune.py --token-dropout 0.1 --password-entropy 44.2 --secret-sauce 3 --auth-rate=1e-3',
    "token = next(words); password = ask(); secret = 'none'",
    '--password $PASSWORD --token <token> --secret=***',
    'Auth: required. Secret: none. The token: a word.',
    'https://example.org:8080/a@b',
    'tokens=512 token_count=3',
    'sk-learn, task-force, disk-usage',
  ])('leaves %j alone', (text) => {
    expect(maskSecrets(text)).toEqual({ text, masked: [] });
  });

  it('names what it masked and never the value', () => {
    expect(maskSecrets('x --api-key=abc123 --auth "d e f4"').masked).toEqual(['--api-key', '--auth']);
  });

  it('masks a value by its key', () => {
    expect(maskValue('config.hf_token', 'abc')).toEqual({ text: '[masked]', masked: ['hf_token'] });
    expect(maskValue('max_tokens', '512').text).toBe('512');
    expect(maskValue('note', 'calm').text).toBe('calm');
  });
});

describe('findSecrets', () => {
  it('gives spans in order that do not overlap, for any text', () => {
    const unit = fc.constantFrom(
      '--token ',
      '=',
      'abc123def456',
      ' ',
      'hf_',
      noise(24),
      '"',
      "'",
      'https://u:',
      '@',
      'password',
      ':',
      '\n',
      'eyJ',
      '.',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        let at = 0;
        for (const { start, end } of findSecrets(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          at = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.skipIf(FOLDERS.length === 0)('finds none in real documents (skipped where they are not at hand)', () => {
    for (const folder of FOLDERS) {
      for (const name of readdirSync(folder)) {
        const text = readFileSync(join(folder, name), 'utf8');
        expect(
          findSecrets(text).map(({ start, end }) => text.slice(start, end)),
          name,
        ).toEqual([]);
      }
    }
  });
});
