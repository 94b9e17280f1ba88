import {
  GatehouseError,
  parseWorkspace,
  readServices,
  type RunningCode,
  type Thing,
  type WorkspaceState,
} from '@gatehouse/service-manifest';
import { commitOf, fileAt } from '../deploy/commit/git.ts';
import { atOnce } from '../records/at-once.ts';
import { git, runGit } from './run-git.ts';

const MANIFEST = /^apps\/([^/]+)\/service\.json$/;

/**
 * The workspace at a commit, from Git alone.
 * @param commit Any revision that Git accepts, such as `origin/main`.
 * @returns undefined if there was no workspace yet
 * @throws if Git does not know the commit, or its workspace is invalid
 */
export async function stateAt(commit: string): Promise<WorkspaceState | undefined> {
  const known = await knownCommit(commit);
  const settings = await fileAt(known, 'gatehouse.json');
  if (settings === undefined) return undefined;
  const workspace = parseWorkspace(`gatehouse.json at ${commit}`, settings);
  const files = git('ls-tree', '-r', '--name-only', known, '--', 'apps').split('\n');
  const manifests = files.flatMap((file) => {
    const [, name] = MANIFEST.exec(file) ?? [];
    return name === undefined ? [] : [{ file, name }];
  });
  const texts = await atOnce(manifests, async ({ file, name }) => ({
    name,
    file: `${file} at ${commit}`,
    text: (await fileAt(known, file))!,
  }));
  return { workspace, services: readServices(texts, workspace) };
}

const knownCommit = (commit: string): Promise<string> =>
  commitOf(commit).catch((error: unknown) => {
    throw new GatehouseError(
      'GH-WORKSPACE-006',
      `--base: "${commit}" is not a commit, branch or tag of this clone; fetch it first: git fetch origin`,
      { cause: error },
    );
  });

/** Whether a manifest named it before the commit: its removal has left it in AWS. */
export const wasThereBefore =
  (commit: string) =>
  ({ kind, name }: Thing): boolean =>
    git(
      'log',
      '--max-count=1',
      '--format=%H',
      `-G"${kind}"\\s*:\\s*"${name.replace(/[.]/g, '[.]')}"`,
      commit,
      '--',
      'apps/*/service.json',
    ).trim() !== '';

/** The code of services at a commit, without their tests. */
export const codeAt =
  (commit: string) =>
  (service: string): RunningCode => {
    const code = [`apps/${service}/src`, `:(exclude)apps/${service}/**/*.spec.ts`];
    return {
      // Exits with 0 if there is a match.
      mentions: (text) =>
        runGit(['grep', '--quiet', '-wF', '-e', text, commit, '--', ...code], [0, 1]).status === 0,
      // Exits with 1 if there is a difference. Few changes of manifests need it.
      get changes() {
        return runGit(['diff', '--quiet', commit, '--', ...code], [0, 1]).status === 1;
      },
    };
  };

/** `Accept-Change: orders port` in the messages of the commits since. */
export const acceptedSince = (commit: string): ReadonlySet<string> =>
  new Set(
    [...git('log', '--format=%B', `${commit}..HEAD`).matchAll(/^Accept-Change:\s*(.+?)\s*$/gm)].map(
      ([, change]) => change!,
    ),
  );
