import { readWorkspace } from '@gatehouse/service-manifest';
import { readSettingsOf, readWorkspaceHere } from '../deploy/subject.ts';
import { planOf } from './plan.ts';
import { stepsFor } from './run/step-result.ts';
import type { Step } from './step.ts';

/**
 * The steps of the workspace in the current folder.
 * @throws with one line for an unknown environment
 */
export async function plannedSteps(environment: string | undefined): Promise<readonly Step[]> {
  const workspace = await readWorkspaceHere();
  if (environment !== undefined) await readSettingsOf(environment);
  return stepsFor(planOf(workspace, readWorkspace(process.cwd()).services()), environment);
}
