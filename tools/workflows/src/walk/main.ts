import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readWorkspace, workspaceAround } from '@gatehouse/service-manifest';
import { NO_COMMANDS } from '../commands/commands.ts';
import { deliverySet } from '../files/delivery-set.ts';
import { readFiles } from '../files/read-files.ts';
import { workflowSet } from '../files/workflow-set.ts';
import { stagesOf } from '../render/stages.ts';
import { environmentsOf } from '../simulate/environments.ts';
import { beyond, BUDGET_FILE, budgetOf, readBudget } from './budget.ts';
import { walksText } from './text.ts';
import { walksOf } from './walk.ts';

/**
 * `gatehouse-workflows walk`: prints the costs and permissions of each event.
 * @returns 1 if they exceed the recorded budget
 * @param folder A folder in the workspace
 */
export async function walk(folder: string, args: readonly string[]): Promise<number> {
  const { write, json } = parseArgs({
    args: [...args],
    options: { write: { type: 'boolean' }, json: { type: 'boolean' } },
  }).values;
  const root = workspaceAround(folder);
  const file = join(root, BUDGET_FILE);
  const stages = stagesOf(readWorkspace(root).settings());
  const set = deliverySet(workflowSet(await readFiles(root), { stages, commands: NO_COMMANDS }));
  const walks = walksOf(set, environmentsOf(stages));
  process.stdout.write(json ? `${JSON.stringify(budgetOf(walks), null, 2)}\n` : walksText(walks));
  if (write) {
    writeFileSync(file, `${JSON.stringify(budgetOf(walks), null, 2)}\n`);
    return 0;
  }
  const budget = existsSync(file) ? readBudget(readFileSync(file, 'utf8')) : undefined;
  const grown = budget === undefined ? [] : beyond(walks, budget);
  for (const line of grown) process.stderr.write(`${line}\n`);
  if (grown.length > 0)
    process.stderr.write(
      `To accept it: npx gatehouse-workflows walk --write, and commit ${BUDGET_FILE}\n`,
    );
  return grown.length > 0 ? 1 : 0;
}
