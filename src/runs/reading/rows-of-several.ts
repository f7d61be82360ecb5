import { foldName } from '../../text/fold-name.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { scalarText } from '../json/scalar-text.ts';
import type { JsonObject } from '../json/json-value.ts';

/** Columns for what is trained or tried: rows that differ in one of them are not points of one run. */
const TRIED: ReadonlySet<string> = new Set(
  'model model_name method approach variant arm system architecture arch backbone dataset task experiment exp'.split(
    ' ',
  ),
);

/**
 * Whether rows with a count (`epoch`, `step`) belong to several things instead of one run over time: a column of names
 * has several, and one metric has values for two of them. A name that contains its row's count (`ckpt-100`) names a
 * point.
 */
export function areOfSeveral(rows: readonly JsonObject[], stepKey: string): boolean {
  const keys = [...(rows[0]?.keys() ?? [])].filter((key) => TRIED.has(foldName(key)));
  return keys.some((key) => {
    const texts = rows.map((row) => row.get(key));
    if (!texts.every((text) => typeof text === 'string' && text.trim() !== '')) return false;
    const arePoints = rows.every((row, index) => {
      const count = scalarText(row.get(stepKey));
      return count !== undefined && (scalarText(texts[index]) ?? '').split(/\D+/).includes(count);
    });
    return !arePoints && standsBesideTwo(rows, { key, stepKey });
  });
}

type Keys = { readonly key: string; readonly stepKey: string };

function standsBesideTwo(rows: readonly JsonObject[], { key, stepKey }: Keys): boolean {
  const told = new Map<string, string>();
  for (const row of rows) {
    const text = scalarText(row.get(key))?.trim() ?? '';
    for (const [other, value] of row) {
      if (other === stepKey || !isJsonNumber(value)) continue;
      if ((told.get(other) ?? text) !== text) return true;
      told.set(other, text);
    }
  }
  return false;
}
