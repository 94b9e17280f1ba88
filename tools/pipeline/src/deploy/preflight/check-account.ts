import { AwsError } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';
import type { Location } from '../subject.ts';

/** Time limit of this check; the others run in any case. */
const LOOK_MS = 3_000;

/**
 * Checks first that the credentials are for the environment's account: in another account nothing exists, and every
 * other result would be wrong. An unreachable STS is a warning.
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

/**
 * Needs no permission.
 * @returns what is wrong with the credentials, on one line
 * @throws {AwsError}
 */
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
