import { configuredDocuments } from './find-documents.ts';
import { heldHere } from './nearer-configuration.ts';
import type { FoundDocument } from './find-documents.ts';
import type { Project } from './project.ts';

/** All documents of a project except those below another configuration, which are read only with that one's kinds. */
export const ownDocuments = (project: Project): readonly FoundDocument[] => [
  ...heldHere(project, configuredDocuments(project), () => undefined),
];
