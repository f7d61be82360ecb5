import { describe, expect, it } from 'vitest';
import { recordIn } from '../reading.ts';

describe('the status of a record', () => {
  it.each([
    ['## Status: SUCCESS', 'concluded', 'success', 'SUCCESS'],
    ['## Status： 完成', 'concluded', undefined, '完成'],
    ['## Status: running since Monday', 'running', undefined, 'running since Monday'],
    ['## Status\nSUCCESS', 'concluded', 'success', 'SUCCESS'],
    ['## Status\n\nin progress\n\nMore of it.', 'running', undefined, 'in progress'],
  ])('is read from %j', (status, stage, result, text) => {
    const source = `# E056: Temples and names\n\n## Method\n\nCounted.\n\n${status}\n`;
    const { status: found } = recordIn(source);
    expect(found).toMatchObject({ stage, result, text, stated: true });
    expect(source.slice(found.span?.start, found.span?.end)).toBe(text);
  });

  it.each([
    '## Status\n\nThe gauge was moved to the pier and is running there.',
    '## State: Victoria',
    '## Method: done',
  ])('is not read into %j', (section) => {
    expect(recordIn(`# E056: Temples and names\n\n${section}\n`).status.stated).toBe(false);
  });

  it('comes from a field, if there is one', () => {
    const { status } = recordIn('# E056: Temples\n\n**Status**: planned\n\n## Status: SUCCESS\n');
    expect(status).toMatchObject({ stage: 'planned', text: 'planned' });
  });

  it('ends with its line if the line is complete', () => {
    const head = 'Status: **✅ Done** (merged 3/12)\n**Owner** – Mara';
    const { status } = recordIn(`# E056: Temples and names\n\n${head}\n`);
    expect(status).toMatchObject({ stage: 'concluded', text: '**✅ Done** (merged 3/12)' });
  });
});
