import { BundleError } from './bundle-error.ts';

/** An entry of a package-lock.json of version 3, of those fields that are of interest here. */
export interface LockedPackage {
  name?: string;
  version?: string;
  integrity?: string;
  license?: string;
  /** A package of the workspace: `resolved` is its folder. */
  link?: boolean;
  resolved?: string;
  /** Not published by itself: part of the package that it is in. */
  inBundle?: boolean;
  hasInstallScript?: boolean;
  /** Of development only; both; or of what is optional only. */
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  peer?: boolean;
  /** Nothing depends on it, and `npm ci` does not install it. */
  extraneous?: boolean;
  /** Platforms that it runs on. */
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
export interface Lockfile {
  lockfileVersion: number;
  /** Its name, where it is another package manager's. */
  file?: 'pnpm-lock.yaml';
  /** By location: `node_modules/express`, `libs/logging`. */
  packages: Record<string, LockedPackage>;
}

/** Its name, and the command that writes it. */
export const writtenBy = ({ file }: Pick<Lockfile, 'file'>) =>
  file === undefined
    ? ({ name: 'package-lock.json', install: 'npm install' } as const)
    : ({ name: file, install: 'pnpm install' } as const);

/**
 * Takes the text of a package-lock.json.
 * @throws where it has no list of packages, as those of npm 6 and older
 */
export function parseLockfile(text: string): Lockfile {
  const lockfile = JSON.parse(text) as Lockfile;
  if (lockfile.lockfileVersion !== 3 || typeof lockfile.packages !== 'object')
    throw new BundleError(
      'GH-BUNDLE-005',
      `package-lock.json: lockfileVersion must be 3, not ${lockfile.lockfileVersion}; run "npm install" with npm 9 or newer`,
    );
  return lockfile;
}
