import type { PackageManager } from './package-manager.ts';

/** Where caches of packages are while an image is built. */
export const CACHES = { npm: '/root/.npm', pnpm: '/root/.pnpm-store' };

/** Installs what ships of some packages of the workspace; `.` is the workspace itself. */
export function install({ name }: PackageManager, folders: readonly string[]): string {
  if (name === 'pnpm')
    return `pnpm install --frozen-lockfile --prod --ignore-scripts --config.pm-on-fail=ignore --store-dir=${CACHES.pnpm} ${folders
      .map((folder) => (folder === '.' ? '--filter={.}' : `--filter={${folder}}...`))
      .join(' ')}`;
  const options = folders.map((folder) =>
    folder === '.' ? '--include-workspace-root' : `--workspace=${folder}`,
  );
  return `npm ci --ignore-scripts --omit=dev ${options.join(' ')} --no-audit --no-fund`;
}

/** The build image has npm. */
export const pnpmInstalled = (manager: PackageManager) =>
  manager.name === 'npm'
    ? ''
    : `RUN --mount=type=cache,target=${CACHES.npm} \\
    npm install --global pnpm@${manager.version} --no-audit --no-fund
`;
