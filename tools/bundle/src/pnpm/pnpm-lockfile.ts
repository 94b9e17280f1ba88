import type { LockedPackage } from '../lockfile.ts';

/** https://github.com/pnpm/spec/blob/master/lockfile/9.0.md */
export interface PnpmLockfile {
  lockfileVersion: string;
  importers?: Record<string, Record<'dependencies' | 'optionalDependencies', Importer | undefined>>;
  packages?: Record<string, Package>;
  snapshots?: Record<string, Snapshot>;
}

export type Importer = Record<string, { version: string }>;

export interface Snapshot {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  optional?: boolean;
}

export interface Package extends Pick<
  LockedPackage,
  'version' | 'os' | 'cpu' | 'libc' | 'peerDependencies' | 'peerDependenciesMeta'
> {
  resolution: {
    integrity?: string;
    tarball?: string;
    directory?: string;
    repo?: string;
    commit?: string;
  };
}
