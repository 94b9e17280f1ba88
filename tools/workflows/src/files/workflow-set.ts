import type { Commands } from '../commands/commands.ts';
import { parseSource, type Source } from './source.ts';
import type { Action, Dependabot, Pins, Workflow } from './workflow.ts';

/** All that GitHub reads of ours, and what it refers to. */
export interface WorkflowSet {
  readonly workflows: readonly Source<Workflow>[];
  readonly actions: readonly Source<Action>[];
  readonly dependabot: Source<Dependabot> | undefined;
  readonly pins: Source<Pins>;
  /** Of `gatehouse.json`, in the order in which a release passes through them. */
  readonly environments: readonly string[];
  readonly commands: Commands;
}

export const PINS = 'security/action-pins.json';
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const ACTION = /^\.github\/actions\/[^/]+\/action\.ya?ml$/;

/** @param files Texts by their path below the workspace. @throws for what is not YAML */
export function workflowSet(
  files: Readonly<Record<string, string>>,
  { environments, commands }: Pick<WorkflowSet, 'environments' | 'commands'>,
): WorkflowSet {
  const parsed = <Content>(pattern: RegExp) =>
    Object.entries(files)
      .filter(([file]) => pattern.test(file))
      .map(([file, text]) => parseSource<Content>(file, text));
  return {
    workflows: parsed<Workflow>(WORKFLOW),
    actions: parsed<Action>(ACTION),
    dependabot: parsed<Dependabot>(/^\.github\/dependabot\.yml$/)[0],
    pins: parseSource<Pins>(PINS, files[PINS] ?? '{}'),
    environments,
    commands,
  };
}

/** `ci.yml` of `.github/workflows/ci.yml`. */
export const baseName = ({ file }: Source): string => file.slice(file.lastIndexOf('/') + 1);

/** `ci` of `.github/workflows/ci.yml`. */
export const stemOf = (source: Source): string => baseName(source).replace(/\.ya?ml$/, '');
