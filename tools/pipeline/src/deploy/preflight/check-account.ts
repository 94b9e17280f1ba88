import { AwsError } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';
import type { Location } from '../subject.ts';

/** Longer than this nothing waits for it: everything else is checked as well. */
const LOOK_MS = 3_000;

/**
 * That the credentials are for the environment's account, before anything else: in another account nothing is there, and
 * every other finding would be wrong. STS that cannot be reached is a warning.
 * @throws {Stop} with one line
 */
export async function refuseOtherAccount(run: Run, timeoutMs: number): Promise<void> {
  const { aws } = run.enter('prepare', Math.min(LOOK_MS, timeoutMs));
  try {
    const problem = await otherAccount(aws, run.subject);
    if (problem !== undefined) throw new Stop('GH-DEPLOY-010', 'refused', [problem]);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.code !== undefined)
      throw new Stop('GH-AWS-001', 'undecided', [error.message], { cause: error });
    run.warn(`${error.message}; whose credentials these are is not known`);
  }
}

/** Needs no permission. @returns what is wrong with the credentials, in one line @throws {AwsError} */
export async function otherAccount(
  { sts }: Pick<Aws, 'sts'>,
  {
    names: { account },
    environment,
  }: Pick<Location, 'environment'> & { names: { account: string } },
): Promise<string | undefined> {
  const { Account: actual } = await sts.getCallerIdentity({});
  return actual === account
    ? undefined
    : `the credentials are for account ${actual}; ${environment} is in ${account}: take its deploy role`;
}
