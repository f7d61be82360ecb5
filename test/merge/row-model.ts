/** A row as the model of the tests has it. */
export type ModelRow = { readonly value: string; readonly note: string };

/** Rows by id, in order. */
export type Rows = ReadonlyMap<string, ModelRow>;

/** The required result of a merge of three versions; `open` are the ids between which a person has to choose. */
export type ModelMerge = { readonly rows: Rows; readonly open: ReadonlySet<string> };

/** The rule of the merge in its simplest form, cell by cell; `unknown`: ids without a single version in the base. */
export function mergeModel(base: Rows, ours: Rows, theirs: Rows, unknown: ReadonlySet<string> = new Set()): ModelMerge {
  const rows = new Map<string, ModelRow>();
  const open = new Set<string>();
  for (const id of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [was, mine, yours] = [base.get(id), ours.get(id), theirs.get(id)];
    if (same(mine, yours)) put(id, mine);
    else if (!unknown.has(id) && same(was, mine)) put(id, yours);
    else if (!unknown.has(id) && same(was, yours)) put(id, mine);
    else if (unknown.has(id) || mine === undefined || yours === undefined) open.add(id);
    else {
      const value = cell(was?.value ?? '', mine.value, yours.value);
      const note = cell(was?.note ?? '', mine.note, yours.note);
      if (value === undefined || note === undefined) open.add(id);
      else put(id, { value, note });
    }
  }
  return { rows, open };

  function put(id: string, row: ModelRow | undefined): void {
    if (row !== undefined) rows.set(id, row);
  }
}

const cell = (was: string, mine: string, yours: string): string | undefined =>
  mine === yours || was === yours ? mine : was === mine ? yours : undefined;

const same = (a: ModelRow | undefined, b: ModelRow | undefined): boolean =>
  a?.value === b?.value && a?.note === b?.note;

/** Numbers from a seed: the same history again for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** One commit's worth of changes to rows; ids of new rows begin with the branch's name. */
export function changed(rows: Rows, branch: string, roll: (sides: number) => number): Rows {
  const next = new Map(rows);
  const steps = 1 + roll(3);
  for (let step = 0; step < steps; step++) {
    const ids = [...next.keys()];
    const id = ids[roll(Math.max(1, ids.length))] ?? '';
    const row = next.get(id);
    const what = roll(10);
    if (row === undefined || what < 5) insert(next, newId(next, branch, roll), roll);
    else if (what < 7) next.set(id, { ...row, value: figure(roll) });
    else if (what < 9) next.set(id, { ...row, note: `note ${roll(90)}` });
    else next.delete(id);
  }
  return next;
}

/** Occasionally both branches choose the same name. */
const newId = (rows: Rows, branch: string, roll: (sides: number) => number): string => {
  const id = roll(8) === 0 ? `shared-${roll(3)}` : `${branch}-${roll(1_000_000)}`;
  return rows.has(id) ? `${branch}-${roll(1_000_000)}` : id;
};

/** Usually at the end, sometimes in between. */
function insert(rows: Map<string, ModelRow>, id: string, roll: (sides: number) => number): void {
  const row = { value: figure(roll), note: '' };
  const at = roll(4) === 0 ? roll(rows.size + 1) : rows.size;
  const entries = [...rows];
  rows.clear();
  for (const [index, entry] of entries.entries()) {
    if (index === at) rows.set(id, row);
    rows.set(...entry);
  }
  rows.set(id, row);
}

const figure = (roll: (sides: number) => number): string => (roll(900) / 1000).toFixed(3);
