import { remember } from '../../text/remember.ts';

/**
 * A token recognised by its beginning. `trigger` is a character of that beginning, `previous` what may precede it,
 * `back` how far before it the token begins: a text is searched for the triggers, and the pattern is tried only there.
 */
export type TokenShape = {
  readonly trigger: string;
  readonly previous: string;
  readonly back: number;
  readonly pattern: RegExp;
};

/** Each pattern is a beginning, followed by runs of one class of characters of bounded length. */
export const TOKEN_SHAPES: readonly TokenShape[] = [
  { trigger: '_', previous: 'f', back: 2, pattern: /hf_[A-Za-z0-9]{20,200}/y },
  { trigger: '_', previous: 'pousr', back: 3, pattern: /gh[pousr]_[A-Za-z0-9]{20,255}/y },
  { trigger: '_', previous: 't', back: 10, pattern: /github_pat_[A-Za-z0-9_]{22,255}/y },
  { trigger: '_', previous: 'et', back: 7, pattern: /[rs]k_(?:live|test)_[A-Za-z0-9]{16,128}/y },
  { trigger: '_', previous: 'm', back: 3, pattern: /npm_[A-Za-z0-9]{36}/y },
  { trigger: '_', previous: '1', back: 6, pattern: /do[opr]_v1_[a-f0-9]{64}/y },
  { trigger: '_', previous: 'b', back: 5, pattern: /wandb_v1_[A-Za-z0-9_]{20,200}/y },
  { trigger: '_', previous: 'g', back: 7, pattern: /api_org_[A-Za-z]{34}\b/y },
  { trigger: '_', previous: 'c', back: 5, pattern: /whsec_[A-Za-z0-9+/]{24,128}/y },
  { trigger: '_', previous: 'k', back: 3, pattern: /gsk_[A-Za-z0-9]{40,100}/y },
  { trigger: '_', previous: 'k', back: 4, pattern: /pcsk_[A-Za-z0-9_]{40,120}/y },
  { trigger: '_', previous: '8', back: 2, pattern: /r8_[A-Za-z0-9]{37}\b/y },
  { trigger: '_', previous: '2', back: 4, pattern: /lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}/y },
  { trigger: '_', previous: 'r', back: 4, pattern: /dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,64}/y },
  { trigger: '_', previous: 'a', back: 4, pattern: /glsa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8}/y },
  { trigger: '_', previous: 'c', back: 3, pattern: /glc_[A-Za-z0-9+/]{32,400}={0,2}/y },
  { trigger: '-', previous: 'k', back: 2, pattern: /sk-[A-Za-z0-9_-]{20,200}/y },
  { trigger: '-', previous: 't', back: 4, pattern: /gl(?:dt|rt|ft)-[A-Za-z0-9_-]{20,64}/y },
  { trigger: '-', previous: 'ts', back: 5, pattern: /gl(?:pat|ptt|cbt|imt|oas)-[A-Za-z0-9_-]{20,64}/y },
  { trigger: '-', previous: 't', back: 6, pattern: /glsoat-[A-Za-z0-9_-]{20,64}/y },
  { trigger: '-', previous: 't', back: 7, pattern: /glagent-[A-Za-z0-9_-]{20,64}/y },
  { trigger: '-', previous: 'p', back: 4, pattern: /xapp-\d-[A-Z0-9]{8,20}-\d{8,20}-[a-f0-9]{32,100}/y },
  { trigger: '-', previous: 'X', back: 6, pattern: /GOCSPX-[A-Za-z0-9_-]{28}/y },
  { trigger: '-', previous: 'i', back: 3, pattern: /xai-[A-Za-z0-9]{60,120}/y },
  { trigger: '-', previous: 'x', back: 4, pattern: /pplx-[A-Za-z0-9]{40,80}/y },
  { trigger: '-', previous: 'E', back: 3, pattern: /AGE-SECRET-KEY-1[A-Z0-9]{58}/y },
  { trigger: '-', previous: 'abeoprs', back: 4, pattern: /xox[abeoprs]-[A-Za-z0-9-]{10,200}/y },
  { trigger: '-', previous: 'i', back: 4, pattern: /pypi-[A-Za-z0-9_-]{50,250}/y },
  { trigger: 'I', previous: 'KS', back: 2, pattern: /A[KS]IA[A-Z0-9]{16}\b/y },
  { trigger: 'I', previous: 'A', back: 1, pattern: /AIza[A-Za-z0-9_-]{35}/y },
  { trigger: 'K', previous: 'S', back: 1, pattern: /SK[0-9a-f]{32}\b/y },
  { trigger: 'J', previous: 'y', back: 2, pattern: /eyJhcGlf[A-Za-z0-9+/]{60,400}={0,2}/y },
  {
    trigger: 'J',
    previous: 'y',
    back: 2,
    pattern: /eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,2000}/y,
  },
];

/** The password in `user:password@host`, starting at the colon of the address. */
export const ADDRESS_PASSWORD = /:\/\/[^\s:/@]{0,64}:([^\s/@]{1,256})@/y;

/** Names of flags and keys whose value is a secret, with possible prefixes and suffixes. */
const SECRET_WORDS: ReadonlySet<string> = new Set(
  'token secret password passwd pwd apikey auth authorization credential credentials passphrase bearer'.split(' '),
);

/** Keys named after the service that they open: `KAGGLE_KEY`, `AZURE_STORAGE_KEY`. */
const SERVICE_KEY =
  /(?:^|_)(?:kaggle|wandb|comet|comet_ml|neptune|openai|anthropic|cohere|mistral|groq|gemini|pinecone|roboflow|langsmith|clearml|azure|azure_storage|azure_openai)_key$/;

/** Names that end the same way but count or describe something. */
const PLURALS_AND_COUNTS =
  /^(?:num|n|max|min|total|avg|mean|per|eos|bos|pad|unk|mask|sep|cls|next|special|input|output|prompt|new|train|val|test)_|_(?:count|length|len|size|limit|ids?|type|rate|dim|budget|weight|loss|acc)$/;

/** What may follow the decisive word: `token_value`, `SECRET_2`; but not `token_dropout`. */
const HOLDERS = /(?:_(?:value|key|header|string|text|json|env|b64|base64|\d+))+$/;

/**
 * Whether a flag's or key's name says that its value is a secret: `--hf-token`, `api_key`, `DB_PASSWORD`; not
 * `max_tokens`, `eos_token` or `author`.
 */
export const isSecretName = (name: string): boolean =>
  /tok|sec|pass|pwd|key|auth|cred|bear/i.test(name) && isSecretWord(name);

const isSecretWord = remember((name): boolean => {
  const folded = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  if (folded.length > 100 || PLURALS_AND_COUNTS.test(folded)) return false;
  if (SERVICE_KEY.test(folded)) return true;
  if (/(?:^|_)(?:api|access|account|private|secret|signing|encryption)_key(?:_id)?$/.test(folded)) return true;
  const words = folded.replace(HOLDERS, '').split('_');
  return SECRET_WORDS.has(words.at(-1) ?? '');
});
