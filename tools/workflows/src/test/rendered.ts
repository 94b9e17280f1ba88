import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '@gatehouse/service-manifest';
import { NO_COMMANDS } from '../commands/commands.ts';
import { workflowSet, type WorkflowSet } from '../files/workflow-set.ts';
import { PINS_FILE, readPins, readTools, TOOLS_FILE } from '../render/input.ts';
import { renderGithub } from '../render/render-github.ts';
import { stagesOf } from '../render/stages.ts';

const root = join(import.meta.dirname, '../../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const PINS = read(PINS_FILE);
const TOOLS = read(TOOLS_FILE);

/** The contents of all files that are rendered from settings, and of their pins, by path. */
export const renderedFrom = (
  workspace: Workspace,
  groups: ReadonlyMap<string, number> = new Map(),
): Record<string, string> => ({
  ...Object.fromEntries(
    renderGithub({ workspace, groups, pins: readPins(PINS), tools: readTools(TOOLS) }),
  ),
  [PINS_FILE]: PINS,
  [TOOLS_FILE]: TOOLS,
});

/** The files as the rules and the simulator read them. */
export const setFrom = (
  files: Readonly<Record<string, string>>,
  workspace: Workspace,
  commands = NO_COMMANDS,
): WorkflowSet => workflowSet(files, { stages: stagesOf(workspace), commands });
