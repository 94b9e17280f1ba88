import type { Trace } from './parse-trace.ts';

/** What a task declares: what Nx hashes to find its result in the cache. */
export interface DeclaredInputs {
  /** Files below the workspace root. */
  readonly files: ReadonlySet<string>;
  /** Files and folders below the workspace root that the tasks before it write, where it declares those as inputs. */
  readonly dependencyOutputs: readonly string[];
  /** Names of npm packages; undefined where it depends on all of them. */
  readonly packages: ReadonlySet<string> | undefined;
  /** Commands whose output is hashed. */
  readonly commands: readonly string[];
}

/** What is known of the workspace's files. */
export interface WorkspaceFiles {
  /** Absolute. */
  readonly root: string;
  /** Files that Git tracks or would track. */
  readonly sources: ReadonlySet<string>;
  /** Locations of packages that come inside another package, such as `node_modules/a/node_modules/b`. */
  readonly bundled: ReadonlySet<string>;
  /** What Nx derives the project graph from. */
  readonly graphSources: readonly string[];
}

/** Inputs that a command stands for: the part of a file that a task reads, in place of all of it. */
const DIGESTS = [{ file: 'package-lock.json', command: /\blockfile-digest\b/ }];
/** Who reads these reads the tags, dependencies and targets of every project. */
const GRAPH_CACHE = /^\.nx\/workspace-data\/project-graph\.json$/;
/** What is neither a source nor made from one by a task: Git's own files, Nx's own, and what npm keeps of its own. */
const UNRELATED = /^(?:\.git|\.nx)(?:\/|$)|^(?:.*\/)?node_modules\/\.[^/]+(?:\/|$)/;
/** Reading no more of a package is looking it up: whether it is installed, and where its code would be. */
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
    // What it has written itself is no input, unless Git has it, and so had it before.
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
 * The npm package that a file belongs to: the innermost whose version npm chooses by itself.
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
