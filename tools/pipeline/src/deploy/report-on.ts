import { AwsError } from '../aws/aws-error.ts';
import { Interrupted } from './interruption.ts';
import type { Operation, Outcome, Report } from './report/report.ts';
import type { Run, Stage } from './run.ts';
import { Stop } from './stop.ts';

/** Takes the steps of a command, and tells what came of them, whatever that was. */
export async function reportOn<Command extends Operation>(
  run: Run,
  command: Command,
  steps: () => Promise<Outcome>,
): Promise<Report<Command>> {
  const [outcome, problems] = await take(run, steps).finally(() => run.progress.end());
  const { service, environment } = run.subject;
  const { image, revision, changes, done, warnings, running, stopped, facts, result } = run;
  return {
    ...{ version: 1, command, outcome, service, environment, image, revision },
    ...{ changes, done, problems, warnings, running, stopped, facts, result },
    milliseconds: Math.round(run.clock.now() - run.started),
  };
}

async function take(
  run: Run,
  steps: () => Promise<Outcome>,
): Promise<[Outcome, readonly string[]]> {
  try {
    return [await steps(), []];
  } catch (error) {
    if (error instanceof Stop) return [error.outcome, error.problems];
    if (error instanceof AwsError) return ['undecided', [error.message]];
    if (error instanceof Interrupted)
      return ['interrupted', [`${error.message}, ${run.doing}: ${AFTERWARDS[run.stage]}`, GO_ON]];
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
