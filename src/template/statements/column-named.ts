import { isCondition } from './statement-mistake.ts';
import type { Statement } from './annotations.ts';

/** The column that a statement names: `column "WER" …`, `runs key="Run"`. */
export function columnNamed(statement: Statement): string | undefined {
  const [first, name] = statement.words;
  if (first === 'column') return name ?? '';
  return first === 'runs' && !isCondition(statement) ? statement.options.get('key') : undefined;
}
