import { UserError } from '../../errors.ts';
import { readFrontMatter } from '../../document/front-matter.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { readRecords } from '../../records/read-records.ts';
import { shownTitle, withoutLead } from '../../records/shown-title.ts';
import { readJson } from '../../runs/json/read-json.ts';
import { isJsonObject } from '../../runs/json/json-value.ts';
import { titleSection } from '../../template/section-keys.ts';
import { answersOf } from './issue-answers.ts';
import { nearPathHint } from '../../project/near-path.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Kind } from '../../template/kind.ts';
import type { Project } from '../../project/project.ts';
import type { IssueAnswers } from './issue-answers.ts';

/** GitHub accepts bodies of 65,536 characters; its JSON contains more about an issue than that. */
const LARGEST = 4 * 1024 * 1024;

/**
 * Reads a GitHub issue: the JSON of the API or of `gh issue view --json title,body`, or its bare body. A body made from
 * the template is read as a document of the kind; an issue form's `### Question` headings are matched with labels and
 * sections.
 */
export async function readIssue(project: Project, kind: Kind, file: string): Promise<IssueAnswers> {
  const { title, body } = issueOf(await issueText(project, file), file);
  const text = body.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const document = parseDocument({ path: file, text }, { frontMatter: readFrontMatter });
  const own = title === undefined ? titleIn(kind, document) : ownTitle(kind, title);
  return { title: own, body: text, ...answersOf(kind, document) };
}

/** The title of a document that is given as an issue; undefined if it has the template's or none. */
function titleIn(kind: Kind, document: MarkdownDocument): string | undefined {
  const [record] = readRecords(document, kind);
  const written = record?.title?.text;
  const isTitle = titleSection(document.root)?.depth === 1 || document.frontMatter !== undefined;
  if (record === undefined || written === undefined || !isTitle || kind.text.includes(written)) return undefined;
  return ownTitle(kind, shownTitle(record));
}

async function issueText({ host }: Project, file: string): Promise<string> {
  if (file === '-') return host.stdin.readText();
  const path = host.paths.resolve(file);
  if (!host.files.exists(path)) throw new UserError(`there is no file ${file}`, nearPathHint(host, file));
  const read = host.files.readText(path, LARGEST);
  if (read.kind === 'text') return read.text;
  throw new UserError(read.kind === 'too-large' ? `${file} is too large for an issue` : `${file} is not UTF-8 text`);
}

function issueOf(text: string, file: string): { readonly title: string | undefined; readonly body: string } {
  const trimmed = text.replace(/^\uFEFF/u, '').trimStart();
  if (!/^[{[]\s*["{\]}]/u.test(trimmed)) return { title: undefined, body: text };
  const reading = readJson(trimmed);
  if (reading.kind === 'broken') throw new UserError(`${file}:${reading.line}:${reading.column}: ${reading.message}`);
  const issue = reading.value;
  const title = isJsonObject(issue) ? issue.get('title') : undefined;
  const body = isJsonObject(issue) ? issue.get('body') : undefined;
  if (typeof body !== 'string' && typeof title !== 'string')
    throw new UserError(`${file} is not an issue: it has neither "title" nor "body"`, {
      hint: 'write it with `gh issue view N --json title,body`',
    });
  return { title: typeof title === 'string' ? title : undefined, body: typeof body === 'string' ? body : '' };
}

/** In `[ML-EXP]: Title` and `dskit: Title`, the title is the text after the tag. */
const ownTitle = ({ identity }: Kind, title: string): string =>
  withoutLead(title.trim(), identity.titlePattern ?? '{title}').replace(/^\[[^\]]{1,40}\]\s*:?\s*(?=\S)/u, '');
