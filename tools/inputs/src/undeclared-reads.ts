import type { Trace } from './parse-trace.ts';
import type { DeclaredInputs } from './declared-inputs.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/**
 * Inputs that a command stands for: a task that reads only a part of the file declares the command
 * instead of the file.
 */
const DIGESTS = [{ file: 'package-lock.json', command: /\blockfile-digest\b/ }];
/** A task that reads these files reads the tags, dependencies and targets of every project. */
const GRAPH_CACHE = /^\.nx\/workspace-data\/project-graph\.json$/;
/** Files that are neither sources nor made from sources by a task: Git's, Nx's, and npm's own files. */
const UNRELATED = /^(?:\.git|\.nx)(?:\/|$)|^(?:.*\/)?node_modules\/\.[^/]+(?:\/|$)/;
/** A task that reads only these files of a package looks up whether it is installed, and where its code would be. */
const LOOKED_UP = /(?:^|\/)node_modules\/.*\/package\.json$/;
const PACKAGE = 'npm:';

/**
 * Lists what a task reads inside the workspace and does not declare, sorted: source files, packages as
 * `npm:name`, and files that another task writes.
 * @param ownOutputs Folders and files below the root that the task itself writes.
 */
export function undeclaredReads(
  { read, written, renamed }: Trace,
  declared: DeclaredInputs,
  workspace: WorkspaceFiles,
  ownOutputs: readonly string[],
): string[] {
  const prefix = `${workspace.root}/`;
  const made = [...ownOutputs, ...declared.dependencyOutputs];
  const own = new Set(written);
  const isOwn = (file: string) =>
    own.has(file) || renamed.some((name) => file === name || file.endsWith(`/${name}`));
  const requirements = read
    .filter((file) => file.startsWith(prefix))
    .map((file) => file.slice(prefix.length))
    // A file that the task has written itself is not an input, unless Git tracks it, so that it
    // existed before.
    .filter((file) => workspace.sources.has(file) || !isOwn(`${prefix}${file}`))
    .flatMap((file) => {
      if (GRAPH_CACHE.test(file)) return workspace.graphSources;
      if (UNRELATED.test(file) || LOOKED_UP.test(file)) return [];
      if (file.includes('node_modules/'))
        return [`${PACKAGE}${packageOf(file, workspace.bundled)}`];
      const isMade = !workspace.sources.has(file) && made.some((path) => isInside(file, path));
      return isMade ? [] : [file];
    });
  return [...new Set(requirements)].filter((each) => !isDeclared(each, declared)).sort();
}

function isDeclared(required: string, { files, packages, commands }: DeclaredInputs): boolean {
  if (required.startsWith(PACKAGE))
    return packages === undefined || packages.has(required.slice(PACKAGE.length));
  const digest = DIGESTS.find(({ file }) => file === required);
  return files.has(required) || commands.some((each) => digest?.command.test(each));
}

/**
 * The npm package that a file belongs to: the innermost one whose version npm chooses
 * independently.
 * @param file Such as `tools/x/node_modules/@nx/devkit/index.js`.
 */
export function packageOf(file: string, bundled: ReadonlySet<string>): string {
  const start = file.lastIndexOf('node_modules/') + 'node_modules/'.length;
  const name = file
    .slice(start)
    .split('/', file[start] === '@' ? 2 : 1)
    .join('/');
  const location = `${file.slice(0, start)}${name}`;
  return bundled.has(location)
    ? packageOf(file.slice(0, start - 'node_modules/'.length), bundled)
    : name;
}

const isInside = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`);
