import { widthOf } from './width-of.ts';

/**
 * A path shortened to fit this many columns of a terminal: its folder is cut, so that the file name stays
 * (`exper…/EXP-007-lora.md`); if there is no room for that either, the name is cut in its middle. Styles around it
 * stay.
 */
export function cutPath(cell: string, room: number): string {
  if (widthOf(cell) <= room) return cell;
  const [, before = '', path = '', after = ''] = STYLED.exec(cell) ?? [];
  return `${before}${cutPlain(path, room)}${after}`;
}

// oxlint-disable-next-line no-control-regex -- our own colours
const STYLED = /^((?:\x1b\[[\d;]*m)*)(.*?)((?:\x1b\[[\d;]*m)*)$/su;

function cutPlain(path: string, room: number): string {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const rest = room - widthOf(name);
  if (slash !== -1 && rest >= BEFORE.length)
    return `${startOf(path.slice(0, slash), rest - BEFORE.length)}${BEFORE}${name}`;
  return rest >= 0 ? name : `${startOf(name, Math.ceil((room - 1) / 2))}…${endOf(name, Math.floor((room - 1) / 2))}`;
}

const BEFORE = '…/';

/** As much of the beginning as fits. */
function startOf(text: string, room: number): string {
  let start = '';
  for (const letter of text) {
    if (widthOf(start + letter) > room) return start;
    start += letter;
  }
  return start;
}

function endOf(text: string, room: number): string {
  let end = '';
  for (const letter of [...text].toReversed()) {
    if (widthOf(letter + end) > room) return end;
    end = letter + end;
  }
  return end;
}
