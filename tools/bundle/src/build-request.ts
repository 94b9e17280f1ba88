import type { Platform } from './external/platform.ts';
import type { BundleSettings } from './settings.ts';

export interface BuildRequest {
  /** The workspace. */
  readonly root: string;
  /** Folder of the service below it. */
  readonly folder: string;
  readonly settings: BundleSettings;
  /** What packages that stay in node_modules are installed for; undefined copies those of the workspace. */
  readonly platform: Platform | undefined;
  /** Where the files of the base image are; undefined where there is none. */
  readonly base: string | undefined;
  /** Where dumb-init is, with what Debian says of it. */
  readonly init: string | undefined;
  /** Gets a line for each package that stays in node_modules, and for the check. */
  readonly say: (line: string) => void;
}
