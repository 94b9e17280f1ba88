import { execFileSync } from 'node:child_process';
import * as js from '@nx/js/src/release/version-actions';

/**
 * What "nx release" does to a package of JavaScript: as Nx's own, and when all have the new version, it records what
 * the generators of this version generate from. Later versions find a team's edits by it.
 */
export default js.default.default ?? js.default;

/** @type {typeof js.afterAllProjectsVersioned} */
export async function afterAllProjectsVersioned(cwd, options) {
  const { changedFiles, deletedFiles } = await js.afterAllProjectsVersioned(cwd, options);
  if (options.dryRun) return { changedFiles, deletedFiles };
  const args = ['--import', 'tsx', 'tools/nx-plugin/src/releases/main.ts'];
  const recorded = JSON.parse(execFileSync(process.execPath, args, { cwd, encoding: 'utf8' }));
  return { changedFiles: [...changedFiles, ...recorded], deletedFiles };
}
