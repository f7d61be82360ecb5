import type { Host } from './host.ts';
import { nodeBytes } from './node-host/bytes.ts';
import { nodeFiles } from './node-host/files.ts';
import { nodeGit } from './node-host/git.ts';
import { nodePaths } from './node-host/paths.ts';
import { nodeProcesses } from './node-host/processes.ts';
import { nodeSignals } from './node-host/signals.ts';
import { nodeInput, nodeOutputs } from './node-host/streams.ts';

/** The real outside world: this process, this disk, this terminal, the git on the PATH. */
export function nodeHost(cwd = process.cwd()): Host {
  return {
    cwd,
    at: nodeHost,
    temporaryFolder: () => process.getBuiltinModule('node:os').tmpdir(),
    env: process.env,
    stdin: nodeInput(),
    stdout: nodeOutputs.stdout,
    stderr: nodeOutputs.stderr,
    files: nodeFiles,
    paths: nodePaths(cwd),
    git: nodeGit(cwd),
    processes: nodeProcesses(),
    databases: { openCopy: async (path) => (await import('./node-host/databases.ts')).openCopy(path) },
    watch: async (paths) => (await import('./node-host/watching.ts')).watchPaths(paths),
    now: () => new Date(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    ...nodeBytes,
    ...nodeSignals,
  };
}
