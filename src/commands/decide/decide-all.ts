import { hasStatement } from '../../criteria/has-statement.ts';
import { worstExitCode } from '../../criteria/verdict.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { counted } from '../../text/counted.ts';
import { configuredDocuments, hasPlace } from '../../project/find-documents.ts';
import { tellSkipped } from '../../project/sparse-checkout.ts';
import { loadDocument } from '../../project/load-document.ts';
import { unresolvedMerge } from '../../project/unresolved-merge.ts';
import { documentsHere, kindlessOf, tellLeftOut } from '../left-out-of.ts';
import { decideRecord, leniencyOf } from './decide-record.ts';
import { showDecisions } from './show-decisions.ts';
import type { Decision } from '../../criteria/outcome.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { LeftOut } from '../../report/left-out.ts';
import type { DecidedRecord } from '../../report/render-decision.ts';
import type { CommandCall } from '../command.ts';

/**
 * Decides every experiment that has criteria, or runs that may not be compared, and returns the worst exit code; a
 * document that cannot be read counts, too.
 */
export async function decideAll(project: Project, call: CommandCall): Promise<number> {
  const { host } = call;
  const decided: DecidedRecord[] = [];
  const leftOut: LeftOut[] = [];
  let unreadable = 0;
  tellSkipped(project);
  for (const { path } of documentsHere(project, configuredDocuments(project), (left) => leftOut.push(left))) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind === 'unreadable') {
      unreadable++;
      host.stderr.write(`expctl: ${forTerminal(loaded.diagnostic.path)}: ${forTerminal(loaded.diagnostic.message)}\n`);
      continue;
    }
    const problem = unresolvedMerge(loaded);
    if (problem !== undefined) {
      unreadable++;
      host.stderr.write(`expctl: ${forTerminal(problem.message)}\n  hint: ${forTerminal(problem.hint ?? '')}\n`);
      continue;
    }
    const decisions = await decideRecords(project, loaded, call);
    const asked = decisions.filter(({ decision }) => isAsked(loaded, decision));
    decided.push(...asked);
    if (asked.length === 0 && decisions.some(({ decision }) => hasCriteria(decision)))
      leftOut.push(...listOf(kindlessOf(loaded, hasPlace(project))));
  }
  tellLeftOut(host, leftOut);
  await showDecisions(call, decided, 'all');
  host.stderr.write(countLine(decided));
  return worstExitCode([...decided.map(({ decision }) => decision.exitCode), ...(unreadable > 0 ? [2 as const] : [])]);
}

/**
 * Decides every experiment of one document with several, as for a collection: those with criteria, or all if none has
 * any, because somebody named it.
 */
export async function decideEach(project: Project, call: CommandCall, loaded: FoundRecord['loaded']): Promise<number> {
  const decisions = await decideRecords(project, loaded, call);
  const asked = decisions.filter(({ decision }) => isAsked(loaded, decision));
  const decided = asked.length === 0 ? decisions : asked;
  await showDecisions(call, decided, 'all');
  call.host.stderr.write(countLine(asked));
  return worstExitCode(decided.map(({ decision }) => decision.exitCode));
}

const countLine = (decided: readonly DecidedRecord[]): string =>
  `${counted(decided.length, 'experiment')} with criteria\n`;

async function decideRecords(
  project: Project,
  loaded: FoundRecord['loaded'],
  { options }: CommandCall,
): Promise<readonly DecidedRecord[]> {
  const decided: DecidedRecord[] = [];
  for (const record of loaded.subject.records)
    decided.push({ record, decision: await decideRecord(project, { loaded, record }, leniencyOf(options)) });
  return decided;
}

const hasCriteria = ({ outcomes, unread }: Decision): boolean => outcomes.length > 0 || unread.length > 0;

const listOf = (leftOut: LeftOut | undefined): readonly LeftOut[] => (leftOut === undefined ? [] : [leftOut]);

/** A file of no known kind is decided only if it contains a statement; the part that is not read may have had one. */
const isAsked = ({ detection, source }: FoundRecord['loaded'], { outcomes, invalid, unread }: Decision): boolean =>
  detection.kind === undefined
    ? outcomes.some(({ criterion }) => hasStatement(criterion)) || (unread.length > 0 && FORM.test(source.text))
    : outcomes.length > 0 || invalid.length > 0 || unread.length > 0;

const FORM = /`\s*expect:/u;
