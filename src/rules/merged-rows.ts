import type { DocumentRule, Finding, MergedRow } from '../lint/rule.ts';

/** A merge must keep what both sides added, and what one of them deleted must stay deleted. */
export const mergedRows: DocumentRule = {
  name: 'merged-rows',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow rows that a merge lost, doubled, brought back or set back.',
  regardless: true,
  *check({ surroundings }) {
    for (const row of surroundings.mergedRows ?? []) yield findingFor(row);
  },
};

function findingFor({ kind, id, merge, parent, shownBy, header, row }: MergedRow): Finding {
  const { message, hint } = WORDS[kind];
  return {
    message: message(`the run "${id}"`, merge, parent),
    span: row ?? header ?? { start: 0, end: 0 },
    hint: `${hint}; \`${shownBy}\` shows that version`,
  };
}

const WORDS = {
  lost: {
    message: (run, merge, parent) => `${run} is lost in ${merge}: ${parent} has it, and nobody deleted it`,
    hint: 'put its row back',
  },
  resurrected: {
    message: (run, merge, parent) => `${run} is back in ${merge}: ${parent} had deleted it`,
    hint: 'take its row out again',
  },
  doubled: {
    message: (run, merge, parent) => `${run} is there twice in ${merge}: ${parent} has it once`,
    hint: 'keep the row that holds',
  },
  reverted: {
    message: (run, merge, parent) =>
      `${run} has its old values in ${merge}: ${parent} had changed them, and nobody else did`,
    hint: 'take the changed row',
  },
} as const satisfies Record<
  MergedRow['kind'],
  { readonly message: (run: string, merge: string, parent: string) => string; readonly hint: string }
>;
