import { ARTIFACTS } from './bad-changes/artifacts.ts';
import { COMMAND } from './bad-changes/command.ts';
import { KEPT_FILES } from './bad-changes/kept-files.ts';
import { MACHINES } from './bad-changes/machines.ts';
import { NAMES } from './bad-changes/names.ts';
import { ORDER } from './bad-changes/order.ts';
import { PERMISSIONS } from './bad-changes/permissions.ts';
import { STEPS } from './bad-changes/steps.ts';
import { TRIGGERS } from './bad-changes/triggers.ts';

/** A plausible change of one of the real files, and the rule that finds it besides the comparison. */
export interface BadChange {
  readonly title: string;
  readonly file: string;
  /** What is replaced, at its first place, and by what. */
  readonly from: string;
  readonly to: string;
  /**
   * A rule or a checker of `check`, which would find the same mistake in a template or in a file of the team's own;
   * undefined where `sync:check` alone finds it here. zizmor and actionlint of ci.yml are not asked.
   */
  readonly also: string | undefined;
}

/** All of them. */
export const BAD_CHANGES: readonly BadChange[] = [
  ...NAMES,
  ...STEPS,
  ...ARTIFACTS,
  ...ORDER,
  ...PERMISSIONS,
  ...TRIGGERS,
  ...COMMAND,
  ...MACHINES,
  ...KEPT_FILES,
].map(([title, also, file, from, to]) => ({ title, also, file, from, to }));
