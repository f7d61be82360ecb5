import { drawing } from './random.mjs';

const SIZE = 7000;

/** A scaffold of `expctl new` filled in as a person would: about 7 KB, with different values in each. */
export function filledDocument(scaffold, { id, number }) {
  const draw = drawing(number * 2654435761);
  const lines = scaffold.replaceAll('{{ID}}', id).split('\n');
  const status = draw.pick(['⏳ PENDING', '🔄 RUNNING', '✅ PASSED', '❌ FAILED']);
  const decision = draw.pick(['✅', '❌', '⚠️']);
  const filled = lines.flatMap((line, at) =>
    filledLine(line, { draw, status, decision, before: lines[at - 1] ?? '', next: lines[at + 1] ?? '' }),
  );
  return grown(filled, draw);
}

function filledLine(line, facts) {
  const { draw, status, decision, before, next } = facts;
  if (/^(?:✅|❌|⚠️) \*\*/u.test(line) && / GO\b|\*\*GO|NO-GO/u.test(line))
    return line.startsWith(decision) ? [line] : [];
  if (/^\(.*\)$/u.test(line)) return [draw.sentence(8)];
  if (line.startsWith('**Status**: ⏳')) return [`**Status**: ${status}`];
  if (/^\|[\s:|-]+\|$/u.test(line)) return next.startsWith('|') ? [line] : [line, ...newRows(before, draw)];
  if (line.startsWith('|')) return rowsLike(line, next, draw);
  if (/^\s*# /u.test(line) && next.trim() === '```')
    return [line.replace(/# .*/u, () => `run(seed=${draw.below(99)}, rate=${draw.decimal(4)})`)];
  if (/^#{1,6} /u.test(line)) return [line];
  if (line.startsWith('- [ ] '))
    return [line.replace('[ ]', draw.random() < 0.5 ? '[x]' : '[ ]').replace(/\[[A-Z][^\]]*\]/gu, () => draw.words(4))];
  return [withValue(line, facts)];
}

function withValue(line, { draw, next }) {
  const said = line
    .replace(/\[([^[\]|]+(?:\|[^[\]|]+)+)\]/gu, (_, choices) => draw.pick(choices.split('|')).trim())
    .replace(/\[([^[\]/]+ \/ [^[\]/]+)\]/gu, (_, choices) => draw.pick(choices.split(' / ')).trim())
    .replace(/(: )([^|:]{1,40}(?: \| [^|:]{1,40})+)$/u, (_, colon, choices) => colon + draw.pick(choices.split(' | ')))
    .replace(/\[(?:Select one: )?`[^\]]*\]/gu, () => draw.pick(['!p0', '!p1', '!p2']))
    .replace(/(?<!\]\()\[(?![ xX]\])[^[\]]{2,}\](?!\()/gu, () => `${draw.words(5)} ${draw.decimal(3, 0, 4)}`)
    .replaceAll('YYYY-MM-DD', () => draw.date())
    .replaceAll('HH:MM', '14:05')
    .replaceAll('X hours/days', () => `${1 + draw.below(9)} hours`);
  const blank =
    /^\s*(?:- |\d\. )?(?:\*\*[^*]+\*\*|[^:*|]{2,60}):\s*$/u.test(said) &&
    !/^\s*(?:[-+] (?!.*:)|[-+] \[|[|`]|\d\. (?!\*\*))/u.test(next);
  const heads = blank && said.startsWith('**') && next.startsWith('- ');
  return blank && !heads ? `${said.trimEnd()} ${valueFor(said, draw)}` : said;
}

/** Values of the type that a label asks for; any other label gets words with a number. */
function valueFor(label, draw) {
  if (/(?:Training|Validation|Test)\**:/u.test(label) && label.startsWith('- '))
    return `${60 + draw.below(30)}% (80K records)`;
  if (/Early Stopping/u.test(label)) return 'Yes (patience=5)';
  if (/Distributed training/u.test(label)) return draw.pick(['yes', 'no']);
  if (/ seed|Seed:|Number of Trials|GPU-hours|Epoch:/u.test(label) && !/Random seed\(s\)/u.test(label))
    return String(1 + draw.below(90));
  if (/Validation (?:Loss|Accuracy)/u.test(label)) return draw.decimal(4);
  if (/Training Duration/u.test(label)) return `${1 + draw.below(40)} hours`;
  return `${draw.words(4)} ${draw.decimal(2, 0, 9)}`;
}

/** A row of a table as several rows with different numbers; header cells (the row above the dashes) stay unchanged. */
function rowsLike(line, next, draw) {
  if (/^\|[\s:|-]+\|$/u.test(next)) return [line];
  const copies = next.startsWith('|') ? 1 : 1 + draw.below(8);
  return Array.from({ length: copies }, (_, at) =>
    line
      .replace(/^\|\s*(\d+)\s*\|/u, (_cell, first) => `| ${Number(first) + at} |`)
      .replace(/(?<=\| )0\.(\d+)/gu, (_cell, digits) => draw.decimal(digits.length))
      .replace(/\[[^\]]*\]/gu, () => draw.words(3))
      .replace(/(?<=\|)\s+(?=\|)/gu, () => (line.startsWith('| Hypothesis') ? ' ✅ ' : ` ${draw.decimal(3)} `)),
  );
}

/**
 * Rows for a table that the template leaves empty: the first column numbers them, the others contain what their names
 * ask for.
 */
function newRows(header, draw) {
  const names = header.split('|').slice(2, -1);
  return Array.from({ length: 1 + draw.below(6) }, (_, at) => {
    const values = names.map((name) => cellFor(name, draw));
    return `| ${[at + 1, ...values].join(' | ')} |`;
  });
}

function cellFor(name, draw) {
  if (/\?\s*$/u.test(name)) return draw.pick(['✅', '❌']);
  return /baseline/iu.test(name) ? '0.250' : draw.decimal(3);
}

/** Paragraphs behind headings, until the document has its size. */
function grown(lines, draw) {
  let size = lines.join('\n').length;
  const places = lines.flatMap((line, at) => (/^#{2,4} /u.test(line) ? [at] : []));
  const added = new Map();
  for (let turn = 0; size < SIZE && places.length > 0; turn++) {
    const place = places[turn % places.length];
    const paragraph = `${draw.sentence(14)} ${draw.sentence(12)}\n${draw.sentence(16)}`;
    added.set(place, `${added.get(place) ?? ''}\n${paragraph}\n`);
    size += paragraph.length + 2;
  }
  return lines.flatMap((line, at) => (added.has(at) ? [line, added.get(at)] : [line])).join('\n');
}
