import { AwsError } from '../../aws/aws-error.ts';
import { register } from '../apply/apply.ts';
import type { Work } from '../apply/work.ts';
import { notify } from '../conclude/notify.ts';
import { revisionName } from '../observe/snapshot.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { Stop } from '../stop.ts';
import { runReleaseSteps, type StepsSoFar } from './release-steps.ts';

/** For notifying the operations topic. */
const NOTIFY_MS = 30_000;

/**
 * Registers the revision of the release if necessary, and runs the steps before the release in it.
 * @returns ARN of the revision; undefined if everything must be checked again before the remaining steps
 * @throws {Stop} if a step fails, after notifying the operations topic
 */
export async function beforeRelease(
  run: Run,
  stage: StageOf,
  { wanted, plan }: Work,
  context: { readonly env: NodeJS.ProcessEnv; readonly steps: StepsSoFar },
): Promise<string | undefined> {
  try {
    const revision = plan.revision ?? (await register(run, stage.aws, wanted.taskDefinition));
    run.revision = revisionName(revision);
    const done = await runReleaseSteps(run, stage, wanted, revision, context);
    return done ? revision : undefined;
  } catch (error) {
    const stop = stopOf(error);
    if (stop?.outcome === 'failed')
      await notify(run.afterwards(NOTIFY_MS).aws, run, 'has not been deployed', stop.problems);
    throw stop ?? error;
  }
}

function stopOf(error: unknown): Stop | undefined {
  if (error instanceof Stop) return error;
  if (!(error instanceof AwsError)) return undefined;
  const outcome = error.code === undefined ? 'undecided' : 'failed';
  return new Stop('GH-DEPLOY-013', outcome, [error.message], { cause: error });
}
