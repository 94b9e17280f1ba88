import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ManifestError } from '@gatehouse/service-manifest';
import { createApp } from './create-app.ts';
import { describeStacks } from './describe-stacks.ts';
import { readWorkspaceFolder } from './read-workspace-folder.ts';
import { UnfitWorkspaceError } from './unfit-workspace-error.ts';

/**
 * `nx synth infrastructure`: writes the templates of all stacks to `dist/cdk.out`. Exits with 1 where the
 * manifests or the checks find something wrong.
 */
const project = join(import.meta.dirname, '..');
const root = join(project, '../..');
const outdir = join(project, 'dist/cdk.out');

try {
  const started = performance.now();
  const { workspace, services } = readWorkspaceFolder(root);
  // What is left of a service that is gone must not be deployed again.
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

/** What a person can mend is said in a line; anything else comes with its stack. */
function explain(error: unknown): string {
  if (error instanceof ManifestError || error instanceof UnfitWorkspaceError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
