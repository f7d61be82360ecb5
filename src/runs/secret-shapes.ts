/** Tokens that are known by their beginning; each pattern is a prefix and one run of one class of characters. */
export const TOKEN_SHAPES: readonly RegExp[] = [
  /\bhf_[A-Za-z0-9]{20,200}/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,255}/g,
  /\bgithub_pat_[A-Za-z0-9_]{22,255}/g,
  /\bglpat-[A-Za-z0-9_-]{20,64}/g,
  /\bsk-[A-Za-z0-9_-]{20,200}/g,
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,128}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,200}/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\bnpm_[A-Za-z0-9]{36}/g,
  /\bpypi-[A-Za-z0-9_-]{50,250}/g,
  /\bdop_v1_[a-f0-9]{64}/g,
  /\beyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,2000}/g,
];

/** The password of `user:password@host` in an address. */
export const ADDRESS_PASSWORD = /\b[a-zA-Z][a-zA-Z0-9+.-]{1,15}:\/\/[^\s:/@]{0,64}:([^\s/@]{1,256})@/g;

/** Names of flags and keys whose value is a secret, with what may stand around them. */
const SECRET_WORDS = new Set([
  ...['token', 'secret', 'password', 'passwd', 'pwd', 'apikey', 'auth', 'authorization', 'credential', 'credentials'],
  ...['passphrase', 'bearer'],
]);

/** Names that end like one and count or describe something else. */
const PLURALS_AND_COUNTS = /^(?:num|n|max|min|total|avg|mean|per|eos|bos|pad|unk|mask|sep|cls|next|special|input|output|prompt|new|train|val|test)_|_(?:count|length|len|size|limit|ids?|type|rate|dim|budget|weight|loss|acc)$/;

/**
 * Whether a flag's or key's name says that its value is a secret: `--hf-token`, `api_key`, `DB_PASSWORD`; not `max_tokens`,
 * `eos_token` or `author`.
 */
export function isSecretName(name: string): boolean {
  const folded = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  if (folded.length > 100 || PLURALS_AND_COUNTS.test(folded)) return false;
  if (/(?:^|_)(?:api|access|private|secret|signing|encryption)_key(?:_id)?$/.test(folded)) return true;
  return folded.split('_').some((word) => SECRET_WORDS.has(word));
}
