import { knownDirective } from '../../rules/known-directive.ts';
import { indexLines, lineSpan } from '../../text/line-index.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** The directives in the team's templates that expctl does not understand: they affect every document of the kind. */
export function templateDiagnostics({ host, root, kinds, ownKinds }: Project): readonly Diagnostic[] {
  return kinds
    .filter(({ name }) => ownKinds.has(name))
    .flatMap(({ name, path, text, ambiguities }) => {
      const lines = indexLines(text);
      return ambiguities
        .filter(({ mistake }) => mistake === true)
        .map(({ line, message }): Diagnostic => {
          const { start, end } = lineSpan(lines, line);
          const written = text.slice(start, end).trimEnd();
          return {
            rule: knownDirective.name,
            severity: knownDirective.severity,
            message,
            path: host.paths.relative(host.cwd, host.paths.resolve(root, path)),
            span: { start, end: start + written.length },
            line,
            column: 1,
            endLine: line,
            endColumn: written.length + 1,
            hint: `\`expctl schema ${name}\` shows how the template was read`,
          };
        });
    });
}
