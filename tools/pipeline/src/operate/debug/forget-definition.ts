import { AwsError } from '../../aws/aws-error.ts';
import type { Run } from '../../deploy/run.ts';

const FORGET_MS = 15_000;

/** A task definition that is no longer needed. */
export async function forgetDefinition(run: Run, taskDefinition: string): Promise<void> {
  try {
    await run.afterwards(FORGET_MS).aws.ecs.deregisterTaskDefinition({ taskDefinition });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    run.warn(`The task definition of the debug task is still there: ${error.message}`);
  }
}
