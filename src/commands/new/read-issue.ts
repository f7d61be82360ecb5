import { UserError } from '../../errors.ts';
import { readFrontMatter } from '../../document/front-matter.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { walkSections } from '../../document/sections-of.ts';
import { readRecords } from '../../records/read-records.ts';
import { readJson } from '../../runs/json/read-json.ts';
import { isJsonObject } from '../../runs/json/json-value.ts';
import { foldName } from '../../text/fold-name.ts';
import { sliceOf } from '../../text/span.ts';
import type { Section } from '../../document/section.ts';
import type { Kind } from '../../template/kind.ts';
import type { Project } from '../../project/project.ts';

/** What an issue says: its title, answers by field key, and texts by section key. */
export type IssueAnswers = {
  readonly title: string | undefined;
  readonly answers: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
};

/** What GitHub writes for a question that was left open. */
const NO_RESPONSE = '_No response_';

/**
 * Reads a GitHub issue: the JSON of the API or of `gh issue view --json title,body`, or its bare body. A body made from the
 * template is read as a document of the kind; an issue form's `### Question` headings are matched with labels and sections.
 */
export async function readIssue(project: Project, kind: Kind, file: string): Promise<IssueAnswers> {
  const text = await issueText(project, file);
  const { title, body } = issueOf(text, file);
  const document = parseDocument({ path: file, text: body }, { frontMatter: readFrontMatter });
  const answers = new Map<string, string>();
  const sections = new Map<string, string>();
  for (const record of readRecords(document, kind))
    for (const { spec, filling, field } of record.fields) {
      const answer = sliceOf(body, field.value).trim();
      if (spec !== undefined && filling === 'filled' && answer !== '' && !answer.includes('\n'))
        answers.set(spec.key, answer);
    }
  for (const { section } of walkSections(document.root)) formAnswer(kind, { section, body, answers, sections });
  return { title: title === undefined ? undefined : withoutTag(title), answers, sections };
}

type Collecting = {
  readonly section: Section;
  readonly body: string;
  readonly answers: Map<string, string>;
  readonly sections: Map<string, string>;
};

function formAnswer(kind: Kind, { section, body, answers, sections }: Collecting): void {
  const [first] = section.body;
  const last = section.body.at(-1);
  if (section.heading === undefined || first === undefined || last === undefined) return;
  const answer = body.slice(first.span.start, last.span.end).trim();
  if (answer === '' || answer === NO_RESPONSE) return;
  const field = kind.fields.find(({ name }) => name === foldName(section.title));
  if (field !== undefined && !answer.includes('\n')) {
    if (!answers.has(field.key)) answers.set(field.key, answer);
    return;
  }
  const spec = kind.sections.find(({ name }) => name === section.name);
  const isPlain = section.body.every((block) => block.kind === 'paragraph');
  if (spec !== undefined && isPlain && !spec.guidance.includes(answer.toLowerCase())) sections.set(spec.key, answer);
}

async function issueText({ host }: Project, file: string): Promise<string> {
  if (file === '-') return host.stdin.readText();
  const path = host.paths.resolve(file);
  if (!host.files.exists(path)) throw new UserError(`there is no file ${file}`);
  const read = host.files.readText(path);
  if (read.kind === 'text') return read.text;
  throw new UserError(`${file} is not UTF-8 text`);
}

function issueOf(text: string, file: string): { readonly title: string | undefined; readonly body: string } {
  if (!text.trimStart().startsWith('{')) return { title: undefined, body: text };
  const reading = readJson(text);
  if (reading.kind === 'broken') throw new UserError(`${file}:${reading.line}:${reading.column}: ${reading.message}`);
  const issue = reading.value;
  const title = isJsonObject(issue) ? issue.get('title') : undefined;
  const body = isJsonObject(issue) ? issue.get('body') : undefined;
  if (typeof body !== 'string' && typeof title !== 'string')
    throw new UserError(`${file} is no issue: it has neither "title" nor "body"`, {
      hint: 'write it with `gh issue view N --json title,body`',
    });
  return {
    title: typeof title === 'string' ? title : undefined,
    body: typeof body === 'string' ? body.replaceAll('\r\n', '\n') : '',
  };
}

/** `[ML-EXP]: Title` and `dskit: Title` are the title behind their tag. */
const withoutTag = (title: string): string => title.replace(/^\s*\[[^\]]{1,40}\]\s*:?\s*/u, '').trim();
