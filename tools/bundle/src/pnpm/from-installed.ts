import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LockedPackage } from '../lockfile.ts';
import type { ProductionPackage } from '../production-packages.ts';

const INSTALLING = ['preinstall', 'install', 'postinstall'];

/**
 * Adds what package-lock.json says of a package and pnpm-lock.yaml does not: its licence, and whether it has an install
 * script. Taken from the installed packages; nothing is known of one that is for another platform.
 * @param root The workspace.
 */
export const fromInstalled = (
  root: string,
  packages: readonly ProductionPackage[],
): Promise<ProductionPackage[]> =>
  Promise.all(
    packages.map(async (each) => {
      const found = each.location.includes('node_modules/')
        ? await read(join(root, each.location))
        : {};
      return { ...each, locked: { ...each.locked, ...found } };
    }),
  );

async function read(folder: string): Promise<Pick<LockedPackage, 'license' | 'hasInstallScript'>> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}');
  const { license, scripts = {} } = JSON.parse(text) as {
    license?: unknown;
    scripts?: Record<string, string>;
  };
  const builds =
    INSTALLING.some((name) => name in scripts) ||
    // npm and pnpm run node-gyp then.
    (await access(join(folder, 'binding.gyp')).then(
      () => true,
      () => false,
    ));
  return {
    ...(typeof license === 'string' && { license }),
    ...(builds && { hasInstallScript: true }),
  };
}
