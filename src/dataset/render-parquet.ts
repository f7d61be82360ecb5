import { writeParquet } from '../parquet/write-parquet.ts';
import { columnFacts } from './render-part.ts';
import type { ParquetColumn } from '../parquet/write-parquet.ts';
import type { DatasetColumn, DatasetPart } from './dataset.ts';

const DAY_MS = 86_400_000;

/** Renders a part as a Parquet file; its metadata has headers and units under `expctl.columns`. */
export const renderParquet = ({ columns }: DatasetPart): Uint8Array =>
  writeParquet(columns.map(parquetColumn), new Map([['expctl.columns', columnFacts(columns)]]));

function parquetColumn({ name, type, values }: DatasetColumn): ParquetColumn {
  switch (type) {
    case 'integer':
      return { name, type, values: values.map((value) => (isCount(value) ? BigInt(value) : null)) };
    case 'number':
      return { name, type, values: values.map((value) => (value === null ? null : finite(Number(value)))) };
    case 'boolean':
      return { name, type, values: values.map((value) => (typeof value === 'boolean' ? value : null)) };
    case 'date':
      return { name, type, values: values.map((value) => whole(value, DAY_MS)) };
    case 'timestamp':
      return { name, type, values: values.map((value) => bigOf(whole(value, 1))) };
    default:
      return { name, type, values: values.map((value) => (value === null ? null : String(value))) };
  }
}

const isCount = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

const finite = (number: number): number | null => (Number.isFinite(number) ? number : null);

function whole(value: unknown, unit: number): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : Math.floor(time / unit);
}

const bigOf = (number: number | null): bigint | null => (number === null ? null : BigInt(number));
