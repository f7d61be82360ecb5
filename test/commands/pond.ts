import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

/** The names in a folder of a project, sorted; empty where the folder does not exist. */
export const namesIn = (folder: ProjectFolder, name = 'experiments'): readonly string[] =>
  existsSync(join(folder.path, name)) ? readdirSync(join(folder.path, name)).toSorted() : [];

/** A template of our own: a title, fields of every form, a list and a table. */
export const POND = `# POND-XXX: [Name]

**Keeper**: [Name]
**Depth**: 42 cm
**Mood**: calm | wild
**Remarks**:
- [Remark]

## Goal

[What the pond is for]

## Care

| Field | Value |
| --- | --- |
| Food | [kind] |

**Recipe**:
\`\`\`
[steps]
\`\`\`

- [ ] [Task]

## Results

| Run ID | Newts |
| --- | --- |
| r1 | 3 |
`;

/** A project with that template. */
export const pond = (files: Readonly<Record<string, string>> = {}): ProjectFolder =>
  projectFolder({ 'templates/pond.md': POND, ...files });

/** The tree without git's own folder. */
export const treeOf = (folder: ProjectFolder): string =>
  folder.git('status', '--porcelain', '--ignored', '--untracked-files=all');
