import { configuredDocuments } from './find-documents.ts';
import { heldHere } from './nearer-configuration.ts';
import type { FoundDocument } from './find-documents.ts';
import type { Project } from './project.ts';

/** The documents of a project that no configuration below it holds: those of another are read by its kinds only. */
export const ownDocuments = (project: Project): readonly FoundDocument[] => [
  ...heldHere(project, configuredDocuments(project), () => undefined),
];
