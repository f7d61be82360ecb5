import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets, maskSecrets, maskValue } from '../../src/runs/masking.ts';

const SHARED = join(import.meta.dirname, '../../../shared');
const FOLDERS = ['corpus/docs', 'seeds'].map((name) => join(SHARED, name)).filter((folder) => existsSync(folder));

/** Letters and digits that resemble no word; assembled here so that no file contains a token. */
const noise = (length: number): string => 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY'.repeat(10).slice(0, length);

const HEX = '0123456789abcdef'.repeat(8);

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
    [`telegram 123456789:AA${noise(33)}`, 'telegram [masked]'],
    [
      `https://api.telegram.org/bot1234567890:AA${noise(33)}/sendMessage`,
      'https://api.telegram.org/bot[masked]/sendMessage',
    ],
    [['S', `G.${noise(22)}.${noise(43)}`].join(''), '[masked]'],
    [
      `api_org_${noise(80)
        .replace(/[^a-zA-Z]/gu, '')
        .slice(0, 34)}`,
      '[masked]',
    ],
    [`wandb_v1_${noise(60)}`, '[masked]'],
    [`wandb.login(key="${HEX.slice(0, 40)}")`, 'wandb.login(key="[masked]")'],
    [`comet_ml.init("${noise(25)}")`, 'comet_ml.init("[masked]")'],
    [`COMET_API_KEY=${noise(25)}`, 'COMET_API_KEY=[masked]'],
    [`NEPTUNE_API_TOKEN="eyJhcGlf${noise(80)}=="`, 'NEPTUNE_API_TOKEN="[masked]"'],
    [`run(eyJhcGlf${noise(80)}==)`, 'run([masked])'],
    [
      `KAGGLE_KEY=${HEX.slice(0, 32)} AZURE_STORAGE_KEY=${noise(86)}==`,
      'KAGGLE_KEY=[masked] AZURE_STORAGE_KEY=[masked]',
    ],
    [`--account-key ${noise(86)}==`, '--account-key [masked]'],
    [['da', `pi${HEX.slice(0, 32)}-2`].join(''), '[masked]'],
    [
      `glrt-${noise(20)} gldt-${noise(20)} glptt-${HEX.slice(0, 40)} glsoat-${noise(20)}`,
      '[masked] [masked] [masked] [masked]',
    ],
    [`xapp-1-A012BCDEFGH-1234567890123-${HEX.slice(0, 64)}`, '[masked]'],
    [`sk_live_${noise(24)} rk_test_${noise(24)} whsec_${noise(32)}`, '[masked] [masked] [masked]'],
    [`pypi-AgEI${noise(80)}`, '[masked]'],
    [`AIza${noise(35)} GOCSPX-${noise(28)} ya29.${noise(60)}`, '[masked] [masked] [masked]'],
    [`gsk_${noise(52)} xai-${noise(80)} r8_${noise(37)} pplx-${noise(48)}`, '[masked] [masked] [masked] [masked]'],
    [`lsv2_pt_${HEX.slice(0, 32)}_${HEX.slice(0, 10)}`, '[masked]'],
    [`dckr_pat_${noise(27)} glsa_${noise(32)}_${HEX.slice(0, 8)}`, '[masked] [masked]'],
    [
      'machine api.wandb.ai\n  login user\n  password ' + HEX.slice(0, 40),
      'machine api.wandb.ai\n  login user\n  password [masked]',
    ],
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

  it.each([
    `sha256:${HEX.slice(0, 64)}`,
    `12345678:${HEX.slice(0, 32)} 20260321:A0 123456789:ABC`,
    'run-20260321-093005-1f q2-seed1 trial_00012 exp_007-lr_3e-4 wandb-run 3f8a2c1d artifact:v3',
    '123e4567-e89b-12d3-a456-426614174000 01ARZ3NDEKTSV4RRFFQ69G5FAV',
    `outputs/${HEX.slice(0, 32)}/metrics.json md5-${HEX.slice(0, 32)} git-${HEX.slice(0, 40)}`,
    `${['AK', 'IAQ2W4E6R8T0Y1U3I5'].join('').replace('AKIA', 'ARN ')} ${HEX.slice(0, 40)}`,
    'SG.mean SG.std.over-all_seeds wandb.login() comet_ml.init(project_name="reef") hvs.py ya29.0',
    'glsa_layer gsk_norm r8_stage whsec_ api_org_unit dapi/v2 xai-methods pplx-8.2',
    '--kaggle-keyboard 3 monkey=abc123def456 keyboard_key=Enter donkey: abc123def456789',
    'machine learning login page password policy',
  ])('leaves %j alone, because hashes, ids and names are not secrets', (text) => {
    expect(maskSecrets(text)).toEqual({ text, masked: [] });
  });

  it('leaves the commit beside an AWS id', () => {
    const id = ['AK', 'IAQ2W4E6R8T0Y1U3I5'].join('');
    expect(maskSecrets(`${id} at ${HEX.slice(0, 40)}`).text).toBe(`[masked] at ${HEX.slice(0, 40)}`);
  });

  it('finds nothing in hashes, uuids and ids of runs, however they are combined', () => {
    const part = fc.oneof(
      fc.uuid(),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 6, maxLength: 64 }),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'), minLength: 6, maxLength: 12 }),
      fc.constantFrom('run', 'seed', 'trial', 'exp', 'sha256', '2026-03-21', '12345678', 'commit'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(part, fc.constantFrom('-', '_', '/', ' ', '.', '@')), { maxLength: 8 }),
        (parts) => {
          const text = parts.map(([word, join]) => word + join).join('');
          expect(findSecrets(text)).toEqual([]);
        },
      ),
    );
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
  it('returns spans in order that do not overlap, for any text', () => {
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

  it.skipIf(FOLDERS.length === 0)('finds none in real documents (skipped if they are not present)', () => {
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
