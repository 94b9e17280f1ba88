import { join } from 'node:path';
import { CDK_VERSION, VERSIONS } from '../workspace/versions.ts';
import { ownVersion } from '../workspace/own-package.ts';

/** The folders of the templates of a team's files, relative to `folder` of a {@link Release}. */
export const TEMPLATES = [
  'library/files',
  'new-workspace/files',
  'route/files/get',
  'route/files/post',
  'service/files',
] as const;

/** The templates and versions with which one version of this package generates. */
export interface Release {
  readonly version: string;
  /** Ranges of the packages that generated code depends on, by name. */
  readonly packages: Readonly<Record<string, string>>;
  /** Version of the CDK's command line. */
  readonly cdk: string;
  /** Absolute; it contains the folders in {@link TEMPLATES}. */
  readonly folder: string;
}

/** The running version. */
export const currentRelease = (): Release => ({
  version: ownVersion(),
  packages: VERSIONS,
  cdk: CDK_VERSION,
  folder: join(import.meta.dirname, '..'),
});
