import { join } from 'node:path';
import { CDK_VERSION, VERSIONS } from '../workspace/versions.ts';
import { ownVersion } from '../workspace/own-package.ts';

/** The folders of templates, relative to `folder` of a {@link Release}, that a team's files are generated from. */
export const TEMPLATES = [
  'library/files',
  'new-workspace/files',
  'route/files/get',
  'route/files/post',
  'service/files',
] as const;

/** What one version of this package generates from. */
export interface Release {
  readonly version: string;
  /** Ranges of the packages that generated code depends on, by name. */
  readonly packages: Readonly<Record<string, string>>;
  /** Version of the command line of the CDK. */
  readonly cdk: string;
  /** Absolute; it contains the folders in {@link TEMPLATES}. */
  readonly folder: string;
}

/** The version that runs. */
export const currentRelease = (): Release => ({
  version: ownVersion(),
  packages: VERSIONS,
  cdk: CDK_VERSION,
  folder: join(import.meta.dirname, '..'),
});
