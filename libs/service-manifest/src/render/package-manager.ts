/** What installs the packages of a workspace, on machines, in jobs and in images. */
export type PackageManager =
  | { readonly name: 'npm' }
  | {
      readonly name: 'pnpm';
      /** Exact, such as `12.21.0`. */
      readonly version: string;
    };

export const NPM: PackageManager = { name: 'npm' };

/** Files at the root of a workspace from which packages are installed, besides package.json and .npmrc. */
export const lockfilesOf = ({ name }: PackageManager): readonly string[] =>
  name === 'npm' ? ['package-lock.json'] : ['pnpm-lock.yaml', 'pnpm-workspace.yaml'];

/**
 * Reads "packageManager" of a package.json: https://nodejs.org/api/packages.html#packagemanager
 * @param field Such as `pnpm@12.21.0+sha512.abc`.
 * @returns npm where it names no pnpm
 */
export function packageManagerFrom(field: string | undefined): PackageManager {
  const [, version] = /^pnpm@(\d+\.\d+\.\d+[^+]*)/.exec(field ?? '') ?? [];
  return version === undefined ? NPM : { name: 'pnpm', version };
}
