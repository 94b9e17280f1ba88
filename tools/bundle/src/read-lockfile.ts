import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLockfile, type Lockfile } from './lockfile.ts';
import { parsePnpmLockfile, type OwnPackage } from './pnpm/parse-pnpm-lockfile.ts';
import { PNPM_LOCKFILE } from './pnpm/entry-of.ts';

const NPM_LOCKFILE = 'package-lock.json';

/** Whether a workspace has a lockfile that images can be built from. */
export const hasLockfile = (root: string): boolean =>
  [NPM_LOCKFILE, PNPM_LOCKFILE].some((file) => existsSync(join(root, file)));

/**
 * Reads the lockfile of a workspace, npm's or pnpm's.
 * @throws where there is none, or it has another version
 */
export function readLockfile(root: string): Lockfile {
  const text = (file: string) => readFileSync(join(root, file), 'utf8');
  if (existsSync(join(root, NPM_LOCKFILE))) return parseLockfile(text(NPM_LOCKFILE));
  if (!existsSync(join(root, PNPM_LOCKFILE)))
    throw new Error(
      `There is no ${NPM_LOCKFILE} and no ${PNPM_LOCKFILE}; run "npm install" or "pnpm install"`,
    );
  return parsePnpmLockfile(text(PNPM_LOCKFILE), (folder) => {
    const file = join(folder, 'package.json');
    // An image has those packages of the workspace that it is built from.
    if (!existsSync(join(root, file))) return undefined;
    const { name, version, license } = JSON.parse(text(file)) as OwnPackage;
    return { ...(name && { name }), ...(version && { version }), ...(license && { license }) };
  });
}
