import { readdir, readFile } from 'node:fs/promises';
import { root } from './bundling.mjs';

/** The licence texts of every package that went into the bundles; `modules` are paths from the project's folder, or absolute. */
export async function licencesOf(modules) {
  const folders = new Set();
  for (const input of modules) {
    const match = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) folders.add(input.slice(0, input.lastIndexOf(`node_modules/${match[1]}/`)) + `node_modules/${match[1]}`);
  }
  const parts = [];
  for (const folder of [...folders].sort()) {
    const facts = JSON.parse(await readFile(new URL(`${folder}/package.json`, root), 'utf8'));
    const names = await readdir(new URL(folder, root));
    const file = names.find((name) => /^licen[cs]e/i.test(name));
    const text = file ? await readFile(new URL(`${folder}/${file}`, root), 'utf8') : '(no licence file in the package)';
    parts.push(`${facts.name} ${facts.version} (${facts.license ?? 'see below'})\n\n${text.trim()}\n`);
  }
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}
