import { isSecretValue, looksDrawn } from './secret-value.ts';
import { isSecretName } from './secret-shapes.ts';
import { tableSecretsIn } from './table-secrets.ts';
import type { FoundSecret } from './find-secrets.ts';

/** Secrets recognised by the text around them: `part` is searched first, the first group is the secret. */
const PLACES: readonly { readonly part: string; readonly name: string; readonly pattern: RegExp }[] = [
  {
    part: 'hooks.slack.com',
    name: 'webhook of Slack',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/([\w/-]{20,120})/g,
  },
  { part: '/api/webhooks/', name: 'webhook of Discord', pattern: /\/api\/webhooks\/\d{10,25}\/([\w-]{30,120})/g },
  {
    part: 'wandb',
    name: 'wandb login',
    pattern: /\bwandb[ \t]{1,4}login[^\n|`]{0,80}?[ \t=]([0-9a-f]{40})(?![0-9a-f])/g,
  },
  { part: 'wandb.login', name: 'wandb.login', pattern: /\bwandb\.login\([^\n)]{0,80}?["']([0-9a-f]{40})["']/g },
  {
    part: 'comet_ml',
    name: 'comet_ml',
    pattern: /\bcomet_ml\.(?:init|login|start|Experiment|ExistingExperiment)\(\s{0,20}["']([A-Za-z0-9]{25})["']/g,
  },
  {
    part: ':A',
    name: 'token of a Telegram bot',
    pattern: /(?<![A-Za-z0-9])(?:bot)?(\d{8,11}:A(?=[A-Za-z0-9_-]{0,33}[a-z])[A-Za-z0-9_-]{34})(?![A-Za-z0-9_-])/g,
  },
  {
    part: 'SG.',
    name: 'SG.…',
    pattern: /(?<![A-Za-z0-9])(SG\.[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{39,50})(?![A-Za-z0-9_-])/g,
  },
  { part: 'dapi', name: 'dapi…', pattern: /(?<![A-Za-z0-9])(dapi[0-9a-f]{32}(?:-\d)?)(?![A-Za-z0-9])/g },
  { part: 'ya29.', name: 'ya29.…', pattern: /(?<![A-Za-z0-9])(ya29\.[A-Za-z0-9_-]{30,1000})/g },
  { part: 'hvs.', name: 'hvs.…', pattern: /(?<![A-Za-z0-9])(hvs\.[A-Za-z0-9_-]{24,200})/g },
  {
    part: 'machine',
    name: 'password of .netrc',
    pattern:
      /\bmachine\s{1,10}\S{1,100}\s{1,10}login\s{1,10}\S{1,100}\s{1,10}password\s{1,10}((?=\S{0,99}\d)[^\s[$<*]\S{5,199})/g,
  },
  { part: 'sig=', name: 'sig', pattern: /[?&]sig=([A-Za-z0-9%+/_-]{30,200}={0,2})/g },
];

/** An AWS key is named by its id, and the secret is near it. */
const AWS_ID = /\bA[KS]IA[A-Z0-9]{16}\b/g;
const AWS_SECRET = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;
/** A commit near an id is not a secret. */
const HEXADECIMAL = /^[0-9a-f]+$/;
const NEAR = 200;

/** Secrets in a text that are recognised by the text around them. */
export function placedSecretsIn(text: string): readonly FoundSecret[] {
  const known = PLACES.filter(({ part }) => text.includes(part)).flatMap(({ name, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: secret = '', index }): readonly FoundSecret[] => {
      const start = index + whole.lastIndexOf(secret);
      return /x{6}|X{6}|\.{3}/.test(secret) ? [] : [{ start, end: start + secret.length, name }];
    }),
  );
  return [...known, ...besideAwsIds(text), ...tableSecretsIn(text)];
}

function besideAwsIds(text: string): readonly FoundSecret[] {
  if (!text.includes('KIA') && !text.includes('SIA')) return [];
  return [...text.matchAll(AWS_ID)].flatMap(({ 0: id, index }) => {
    const from = Math.max(0, index - NEAR);
    const around = text.slice(from, index + id.length + NEAR);
    return [...around.matchAll(AWS_SECRET)].flatMap(({ 0: secret, index: at }) =>
      looksDrawn(secret) && !HEXADECIMAL.test(secret)
        ? [{ start: from + at, end: from + at + secret.length, name: 'AWS secret access key' }]
        : [],
    );
  });
}

const LABEL = /(?:^|[^A-Za-z0-9_-])((?:[A-Za-z]{2,12}[ _-])?(?:key|token|secret|password|passphrase|passwd))$/i;
/** How such labels end: most others end differently, and the expression is tried only on the rest. */
const LABEL_ENDS: readonly string[] = ['key', 'token', 'secret', 'password', 'passphrase', 'passwd'];
const LONGEST_END = 10;
const LONGEST_LABEL = 40;
const OPENING = /[*_`]{0,3}[ \t]{0,3}[`"'<]?/y;
const VALUE = /[^\s"'`|;,)}\]<>*]{12,200}/y;

/**
 * `**API key:** value`, `**Token**: value`: a label in words with its colon at `at`, and emphasis on either side of
 * that.
 */
export function labelledValue(text: string, at: number): FoundSecret | undefined {
  let end = at;
  while (end > 0 && at - end < 4 && /[*_` ]/.test(text[end - 1] ?? '')) end--;
  const last = text.slice(Math.max(0, end - LONGEST_END), end).toLowerCase();
  if (!LABEL_ENDS.some((word) => last.endsWith(word))) return undefined;
  const label = LABEL.exec(text.slice(Math.max(0, end - LONGEST_LABEL), end))?.[1];
  if (label === undefined || !isSecretName(label.replace(/ /g, '_'))) return undefined;
  OPENING.lastIndex = at + 1;
  const start = at + 1 + (OPENING.exec(text)?.[0].length ?? 0);
  VALUE.lastIndex = start;
  const value = VALUE.exec(text)?.[0] ?? '';
  return isSecretValue(value, false) ? { start, end: start + value.length, name: label } : undefined;
}
