import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEEDLESS_SCRIPTS, NEEDLESS_SCRIPTS_OF_POSTGRES } from './install-scripts.ts';

const lockfile = join(import.meta.dirname, '../../../../package-lock.json');
/** Development dependencies of this repository only. */
const OURS = ['classic-level'];

it('the needless install scripts are those of all packages with one that a team installs', () => {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as {
    packages: Record<string, { hasInstallScript?: true }>;
  };
  const withScripts = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1));
  expect([...new Set(withScripts)].sort()).toEqual(
    [...OURS, ...NEEDLESS_SCRIPTS, ...NEEDLESS_SCRIPTS_OF_POSTGRES].sort(),
  );
});
