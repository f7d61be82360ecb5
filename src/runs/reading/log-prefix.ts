import { isPartName } from '../../values/data-parts.ts';
import { isSettingsName } from './parameter-names.ts';

/**
 * The text before the pairs of a logged line: who logged it, which part of the data it is about, and what counts it.
 */
export type LogPrefix = {
  /** Where the pairs begin. */
  readonly end: number;
  readonly writers: readonly string[];
  readonly part: string | undefined;
  readonly counts: ReadonlyMap<string, string>;
};

/** Parts of the data, and names for settings: pairs after one of these are kept below it. */
const namesPart = (word: string): boolean => isPartName(word) || isSettingsName(word.toLowerCase());

const BETWEEN = /(?:\s|[-–|:>,](?=\s|$)){1,40}/y;
const TIME =
  /[[(]?(?:\d{4}[-/]\d\d[-/]\d\d(?:[T ,]{1,2}\d\d:\d\d(?::\d\d)?)?|\d\d:\d\d:\d\d|[A-Z]\d{4} \d\d:\d\d:\d\d)(?:[.,]\d{1,9})?(?:Z|[-+]\d\d:?\d\d)?[\])]?:?(?=\s|$|\||\[)/y;
const LEVEL =
  /\[?(?:DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL|TRACE)(?:\]:?(?=\s|\[|$)|:([A-Za-z_][\w.]{0,79}):|:?(?=\s|$))/iy;
/** `4711 train.py:12]`, as written by glog, and the like. */
const PLACE = /\[?(?:\d{1,10} )?[\w./-]{1,200}\.\w{1,5}:\d{1,7}[\]:]?(?=\s|$)/y;
const COUNT =
  /\[?(epoch|step|iter|iteration|round)[ :#]{0,3}\[?[ ]{0,6}(\d{1,15})(?:[ ]{0,2}\/[ ]{0,6}\d{1,15})?\]?[:,]?(?=\s|$|\|)/iy;
const BRACKET = /\[([^[\]="{}]{1,60})\]:?/y;
const NAME = /(?![\w.]{0,80}(?:Warning|Error|Exception):)([A-Za-z_][\w./@-]{0,39})(?::(?=\s)|(?=\s-\s))/y;
const WORD = /([A-Za-z]{2,15})(?=\s)/y;

const MOST_PARTS = 12;

/** Reads from the start of a line up to something that loggers do not write before a message. */
export function prefixOf(line: string): LogPrefix {
  const writers: string[] = [];
  const counts = new Map<string, string>();
  let part: string | undefined;
  let end = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = end;
    const found = pattern.exec(line) ?? undefined;
    if (found !== undefined) end = pattern.lastIndex;
    return found;
  };
  const name = (word: string): void => {
    if (namesPart(word)) part = word.toLowerCase();
    else writers.push(word);
  };
  for (let taken = 0; taken < MOST_PARTS; taken++) {
    take(BETWEEN);
    const start = end;
    if (take(TIME) ?? take(PLACE)) continue;
    const [, logger] = take(LEVEL) ?? [];
    if (logger !== undefined) name(logger);
    if (end > start) continue;
    const [, counter, count] = take(COUNT) ?? [];
    if (counter !== undefined && count !== undefined) {
      counts.set(counter.toLowerCase(), count);
      continue;
    }
    const [, inside] = take(BRACKET) ?? [];
    if (inside !== undefined && /^[A-Za-z_][\w./@-]{0,39}$/.test(inside)) name(inside);
    if (end > start) continue;
    const [, word] = take(NAME) ?? take(WORD) ?? [];
    if (word === undefined) break;
    if (!line.startsWith(word, start) || (end === start + word.length && !isName(line, start, word))) {
      end = start;
      break;
    }
    name(word);
  }
  return { end, writers, part, counts };
}

/** A word without a colon is a part of the data, or the name of a logger between dashes; any other is prose. */
const isName = (line: string, start: number, word: string): boolean =>
  namesPart(word) || /^\s-\s/.test(line.slice(start + word.length, start + word.length + 3));
