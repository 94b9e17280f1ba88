import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ManifestError, readWorkspace, workspaceAround } from '@gatehouse/service-manifest';
import { createApp } from './create-app.ts';
import { describeStacks } from './describe-stacks.ts';
import { UnfitWorkspaceError } from './unfit-workspace-error.ts';

/**
 * `nx synth infrastructure`: writes the checked templates of all stacks to `dist/cdk.out` of the project and lists them
 * on stdout. Where the settings, a manifest or a check is wrong, says so on stderr and sets exit code 1.
 * @param project The CDK app's folder, inside the workspace
 */
export function synthesise(project: string): void {
  const started = performance.now();
  const outdir = join(project, 'dist/cdk.out');
  try {
    const root = workspaceAround(project);
    const folder = readWorkspace(root);
    const workspace = folder.settings();
    const services = folder.services();
    // The templates of a removed service must not be deployed again.
    rmSync(outdir, { recursive: true, force: true });
    const { stacks } = createApp(workspace, services, outdir).synth();
    const seconds = (performance.now() - started) / 1_000;
    process.stdout.write(
      `${describeStacks(
        stacks.map(({ stackName }) => stackName),
        workspace,
      )}\n${stacks.length} stacks in ${relative(root, outdir)}, checked, in ${seconds.toFixed(1)} s\n`,
    );
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

/** One line for what a person can fix; a stack for anything else. */
function explain(error: unknown): string {
  if (error instanceof ManifestError || error instanceof UnfitWorkspaceError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
