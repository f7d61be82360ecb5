import { execAt } from '../../text/exec-at.ts';

/** A TOML text in which every bare value is replaced by its index in `sources`, which has it as written. */
export type TomlSources = { readonly text: string; readonly sources: readonly string[] };

const QUOTED = /"""(?:[^\\]|\\[^])*?"""(?!")|'''[^]*?'''(?!')|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;
const BARE = /[^,\]}#\r\n]+/y;

/** Finds the bare values (numbers, dates, flags except `true` and `false`) in a text that is known to be TOML. */
export function sourcesOfToml(text: string): TomlSources {
  const sources: string[] = [];
  const pieces: string[] = [];
  const open: string[] = [];
  let isValue = false;
  let kept = 0;
  for (let at = 0; at < text.length;) {
    const character = text[at] ?? '';
    const quoted = character === '"' || character === "'" ? lengthOf(QUOTED, text, at) : 0;
    if (quoted > 0) at += quoted;
    else if (character === '#') at = endOfLine(text, at);
    else if (character === '=' && !isValue) [isValue, at] = [true, at + 1];
    else if (!isValue && character === '[' && open.length === 0) at = behindHeader(text, at);
    else if (isValue && (character === '[' || character === '{')) {
      open.push(character);
      isValue = character === '[';
      at++;
    } else if (character === ']' || character === '}') {
      open.pop();
      isValue = open.length > 0;
      at++;
    } else if (character === ',') [isValue, at] = [open.at(-1) === '[', at + 1];
    else if (character === '\n') [isValue, at] = [open.length > 0 && isValue, at + 1];
    else if (isValue && !/\s/.test(character)) {
      const source = text.slice(at, at + lengthOf(BARE, text, at)).trimEnd();
      if (source !== 'true' && source !== 'false') {
        pieces.push(text.slice(kept, at), String(sources.length));
        sources.push(source);
        kept = at + source.length;
      }
      at += source.length;
    } else at++;
  }
  return { text: [...pieces, text.slice(kept)].join(''), sources };
}

const lengthOf = (pattern: RegExp, text: string, at: number): number => execAt(pattern, text, at)?.[0].length ?? 0;

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** The offset after the brackets of `[a."b]"]` or `[[a]]`. */
function behindHeader(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== ']' && text[at] !== '\n') at += lengthOf(QUOTED, text, at) || 1;
  return text[at + 1] === ']' ? at + 2 : at + 1;
}
