import { errorCodeOf, type ErrorCode } from '@gatehouse/service-manifest';
import { AwsError } from '../aws/aws-error.ts';
import { Interrupted } from './interruption.ts';
import type { Operation, OperationOutcome, OperationResult } from './report/report.ts';
import type { Run } from './run.ts';
import type { Stage } from './stage.ts';
import { Stop } from './stop.ts';

/** Runs the steps of a command, and reports their outcome, successful or not. */
export async function reportOn<Command extends Operation>(
  run: Run,
  command: Command,
  steps: () => Promise<OperationOutcome>,
): Promise<OperationResult<Command>> {
  const { outcome, problems, code } = await take(run, steps).finally(() => run.progress.end());
  const { service, environment } = run.subject;
  const { image, revision, changes, done, warnings, running, stopped, facts, result } = run;
  return {
    ...{ version: 1, command, outcome, code, service, environment, image, revision },
    ...{ changes, done, problems, warnings, running, stopped, facts, result },
    milliseconds: Math.round(run.clock.now() - run.started),
  };
}

interface Ending {
  readonly outcome: OperationOutcome;
  readonly problems: readonly string[];
  readonly code?: ErrorCode;
}

async function take(run: Run, steps: () => Promise<OperationOutcome>): Promise<Ending> {
  try {
    return { outcome: await steps(), problems: [] };
  } catch (error) {
    const code = errorCodeOf(error);
    if (error instanceof Stop) return { outcome: error.outcome, problems: error.problems, code };
    if (error instanceof AwsError) return { outcome: 'undecided', problems: [error.message], code };
    if (error instanceof Interrupted)
      return {
        outcome: 'interrupted',
        problems: [`${error.message}, ${run.doing}: ${AFTERWARDS[run.stage]}`, GO_ON],
        code,
      };
    throw error;
  }
}

const AFTERWARDS: Readonly<Record<Stage, string>> = {
  prepare: 'nothing has been changed',
  apply: 'whether that was done is not known',
  observe: 'ECS goes on with the deployment by itself',
  conclude: 'what was asked for runs, and has perhaps not been recorded',
};
const GO_ON = 'run the same command again: it looks at what is there, and does what is left';
