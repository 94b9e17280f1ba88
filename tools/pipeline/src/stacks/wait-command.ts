import { Command } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { AwsError } from '../aws/aws-error.ts';
import { DeadlineError, retryUntilDone } from '../aws/retry-until-done.ts';
import { REQUEST_TIMEOUT_MS } from '../aws/client-settings.ts';
import { Deadline } from '../aws/deadline.ts';
import { connect, withRetries } from '../deploy/aws.ts';
import { commitOf, isAncestor } from '../deploy/commit/git.ts';
import { commitGiven, commitOption, durationOption, withSubject } from '../deploy/options.ts';
import { readLocation } from '../deploy/subject.ts';
import { attemptOf } from './attempt.ts';
import { mustWait, parsePlan, type StackPlan } from './plan.ts';
import { readInfrastructureRecord } from './record.ts';
import { readinessOf, type Readiness } from './wait.ts';

interface WaitOptions {
  readonly service: string;
  readonly environment: string;
  readonly plan: StackPlan;
  readonly commit?: string;
  readonly timeout: number;
}

/** Half of the session duration of the deploy role. */
const TIMEOUT_MS = 30 * 60_000;
const POLL_MS = 10_000;

/** `gatehouse stacks wait` */
export function waitCommand(): Command {
  return withSubject(
    new Command('wait').description(
      'Wait until the stacks that a service needs are deployed as a commit has them. Exits with 0: they are, 1: one failed, 2: not within the time.',
    ),
  )
    .requiredOption('--plan <json>', 'what "stacks plan" wrote as the output "stacks"', parsePlan)
    .addOption(commitOption())
    .addOption(
      durationOption('--timeout <duration>', 'how long to wait (default: 30m)').default(
        TIMEOUT_MS,
        '30m',
      ),
    )
    .action(async (options: WaitOptions) => {
      const { service, environment, plan, timeout } = options;
      if (!mustWait(plan, service, environment)) {
        process.stdout.write(`No stack that ${service} needs in ${environment} has changed\n`);
        return;
      }
      const { workspace } = await readLocation(service, environment);
      const commit = commitGiven(options) ?? (await commitOf('HEAD'));
      const subject = { service, environment, commit, attempt: attemptOf(process.env) };
      const deadline = new Deadline({
        timeoutMs: timeout,
        requestTimeoutMs: REQUEST_TIMEOUT_MS,
        pollMs: Math.min(POLL_MS, timeout),
      });
      const progress = (message: string) => void process.stderr.write(`${message}\n`);
      const clients = connect(workspace, environment);
      const aws = withRetries(clients, { deadline, progress });
      let because: string | undefined;
      try {
        const end = await retryUntilDone<Readiness>({ deadline, progress }, async () => {
          const record = await readInfrastructureRecord(aws, environment);
          const readiness = await readinessOf(subject, record, isAncestor);
          if (readiness.ready || readiness.final) return { done: readiness };
          because = readiness.because;
          return { wait: because };
        });
        if (end.ready) return;
        process.stderr.write(`${end.because}\n`);
        process.exitCode = 1;
      } catch (error) {
        // The deadline may also come during a call.
        const unanswered = error instanceof AwsError && error.code === undefined;
        if (!(error instanceof DeadlineError) && (because === undefined || !unanswered))
          throw error;
        throw new GatehouseError(
          'GH-DEPLOY-009',
          `${unanswered ? `${because} (${error.message})` : error.message}. Approve the job infrastructure-${environment} of this run, or fix what it failed on; then re-run the failed jobs`,
          { cause: error },
        );
      } finally {
        Object.values(clients).forEach((client: { destroy(): void }) => client.destroy());
      }
    });
}
