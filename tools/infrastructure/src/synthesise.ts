import { rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { join, relative } from 'node:path';
import {
  errorCodeOf,
  GatehouseError,
  hintOf,
  readWorkspace,
  workspaceAround,
} from '@gatehouse/service-manifest';
import { describeCosts } from './costs/describe-costs.ts';
import { estimate } from './costs/estimate.ts';
import type { PricedStack } from './costs/template.ts';
import { PassedTemplates } from './checks/passed-templates.ts';
import { createApp } from './create-app.ts';
import { functionProblems } from './function-problems.ts';
import { describeLimits } from './limits/describe-limits.ts';
import { limitsOf } from './limits/limits.ts';
import { refuseExceeded } from './limits/refuse-exceeded.ts';
import { loadOwnInfrastructure } from './load-own-infrastructure.ts';
import { roleProblems } from './role-problems.ts';
import { describeStacks } from './describe-stacks.ts';
import { UnfitWorkspaceError } from './unfit-workspace-error.ts';

/** Beside the caches of other tools; after `rm -r node_modules/.cache/gatehouse`, everything is checked again. */
const PASSED_FILE = 'node_modules/.cache/gatehouse/passed-templates.json';

/**
 * `nx synth infrastructure`: writes the checked templates of all stacks to `dist/cdk.out` of the project, with an
 * estimate of their costs in `costs.json`, and lists both on stdout. `--workspace FOLDER` takes the settings and
 * manifests of another folder, and `--output FOLDER` writes elsewhere: so that a pull request can be compared with
 * main. If a setting, a manifest or a check is wrong, prints the error to stderr and sets exit code 1.
 * @param project The CDK app's folder, inside the workspace
 * @param args Arguments after the command
 */
export async function synthesise(project: string, args: readonly string[] = []): Promise<void> {
  const started = performance.now();
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { workspace: { type: 'string' }, output: { type: 'string' } },
    });
    const root = workspaceAround(values.workspace ?? project);
    const outdir = values.output ?? join(project, 'dist/cdk.out');
    const folder = readWorkspace(root);
    const workspace = folder.settings();
    const services = folder.services();
    // Deletes old templates first: those of a removed service must not be deployed again.
    rmSync(outdir, { recursive: true, force: true });
    const own = await loadOwnInfrastructure(root, folder.names);
    const passed = new PassedTemplates(join(workspaceAround(project), PASSED_FILE));
    const { stacks } = createApp(workspace, services, outdir, own, passed).synth();
    passed.release();
    refuseProblems(stacks);
    const limits = limitsOf(stacks);
    refuseExceeded(limits);
    writeFileSync(join(outdir, 'limits.json'), `${JSON.stringify(limits, null, 2)}\n`);
    const costs = estimate(stacks, workspace, services);
    writeFileSync(join(outdir, 'costs.json'), `${JSON.stringify(costs, null, 2)}\n`);
    const seconds = (performance.now() - started) / 1_000;
    process.stdout.write(
      `${describeStacks(
        stacks.map(({ stackName }) => stackName),
        workspace,
      )}\n${stacks.length} stacks in ${relative(root, outdir)}, checked, in ${seconds.toFixed(1)} s\n${[describeCosts(costs), ...describeLimits(limits)].join('\n')}\n`,
    );
  } catch (error) {
    process.stderr.write(`${explain(error)}\n${hintOf(errorCodeOf(error))}\n`);
    process.exitCode = 1;
  }
}

/**
 * @throws {UnfitWorkspaceError} with each role that allows too much, and each log that is kept indefinitely or
 * unencrypted
 */
function refuseProblems(stacks: readonly PricedStack[]): void {
  const problems = stacks.flatMap(({ stackName, template }) => [
    ...roleProblems(stackName, template.Resources),
    ...functionProblems(stackName, template.Resources),
  ]);
  if (problems.length > 0) throw new UnfitWorkspaceError('GH-INFRA-001', problems.join('\n'));
}

/** Prints one line for an error that the user can fix, and a stack for any other. */
function explain(error: unknown): string {
  if (error instanceof GatehouseError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
