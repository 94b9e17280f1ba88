import type { Commands } from '../commands/commands.ts';
import { PINS_FILE, TOOLS_FILE } from '../render/input.ts';
import type { Stage } from '../render/stages.ts';
import { parseSource, type Source } from './source.ts';
import type { Action, Pins, Workflow } from './workflow.ts';

/** All our files that GitHub reads, and what they refer to. */
export interface WorkflowSet {
  readonly workflows: readonly Source<Workflow>[];
  readonly actions: readonly Source<Action>[];
  readonly pins: Source<Pins>;
  /** Images of programs that may run in a job, with tag and digest. */
  readonly images: ReadonlySet<string>;
  /** Environments of `gatehouse.json`, in the order in which a release passes through them. */
  readonly stages: readonly Stage[];
  readonly commands: Commands;
}

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const ACTION = /^\.github\/actions\/[^/]+\/action\.ya?ml$/;

/** What the files are checked against. */
export type Surroundings = Pick<WorkflowSet, 'stages' | 'commands'>;

/** @param files Texts by their path below the workspace. @throws for what is not YAML */
export function workflowSet(
  files: Readonly<Record<string, string>>,
  { stages, commands }: Surroundings,
): WorkflowSet {
  const parsed = <Content>(pattern: RegExp) =>
    Object.entries(files)
      .filter(([file]) => pattern.test(file))
      .map(([file, text]) => parseSource<Content>(file, text));
  return {
    workflows: parsed<Workflow>(WORKFLOW),
    actions: parsed<Action>(ACTION),
    pins: parseSource<Pins>(PINS_FILE, files[PINS_FILE] ?? '{}'),
    images: new Set(
      [...(files[TOOLS_FILE] ?? '').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image),
    ),
    stages,
    commands,
  };
}

/** `ci.yml` of `.github/workflows/ci.yml`. */
export const baseName = ({ file }: Source): string => file.slice(file.lastIndexOf('/') + 1);

/** `ci` of `.github/workflows/ci.yml`. */
export const stemOf = (source: Source): string => baseName(source).replace(/\.ya?ml$/, '');
