import { builtInRival } from '../../template/detect-kind.ts';
import { counted } from '../../text/counted.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';

/**
 * Collects documents that one of the team's own templates took from a built-in kind; `finish` returns a sentence for
 * each such template.
 */
export type TakeoverNotes = {
  readonly add: (path: string, loaded: Extract<LoadedDocument, { kind: 'loaded' }>) => void;
  readonly finish: () => readonly string[];
};

/**
 * Nobody gave the kind of these documents: they have the form of title of a built-in kind, and one of the team's own
 * templates is more like them.
 */
export function startTakeovers({ host, root, kinds, ownKinds, configuredKind }: Project): TakeoverNotes {
  const counts = new Map<
    string,
    { readonly own: string; readonly rival: string; readonly template: string; count: number }
  >();
  return {
    add: (path, { detection, subject }) => {
      const own = detection.kind;
      if (own === undefined || !ownKinds.has(own.name)) return;
      const said = { configuredKind: configuredKind(host.paths.relative(root, path)), preferred: ownKinds };
      const rival = builtInRival(kinds, subject.document, said)?.name;
      if (rival === undefined) return;
      const key = `${own.name}\n${rival}`;
      const known = counts.get(key) ?? { own: own.name, rival, template: own.path, count: 0 };
      counts.set(key, { ...known, count: known.count + 1 });
    },
    finish: () =>
      [...counts.values()].map(
        ({ own, rival, template, count }) =>
          `${template} takes ${counted(count, 'document')} that ${rival} fits as well, by likeness alone; say under \`kinds.${own}.documents\` in expctl.yaml that they are its own, or under \`kinds.${rival}.documents\` (or with \`kind: ${rival}\` in their front matter) that they are not`,
      ),
  };
}
