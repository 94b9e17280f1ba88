import type { Decision } from './decide.ts';

/** The change of one file by an upgrade. */
export interface UpgradeResult extends Pick<Decision, 'conflicts'> {
  readonly path: string;
  readonly outcome: Decision['outcome'];
}

/** The result of an upgrade. */
export interface Upgrade {
  /** The version that the files now follow. */
  readonly version: string;
  /** Folders of the packages that this run upgraded. */
  readonly folders: readonly string[];
  /** The command that installs the packages of the workspace. */
  readonly install: string;
  /** Each file that it changed or proposes to change, by path. */
  readonly files: readonly UpgradeResult[];
}
