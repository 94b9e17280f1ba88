import { AwsError } from '../../aws/aws-error.ts';

/** An obstacle to a deployment, on one line. */
export interface PreflightProblem {
  /** `unknown`: it could not be checked. */
  readonly kind: 'problem' | 'unknown';
  readonly text: string;
}

/**
 * Checks one thing, and returns problems, one line each.
 * @throws {AwsError}
 */
export type Check = () => Promise<readonly string[]>;

/**
 * The results of all checks, in order; a denied or failed check is a result as well. What several checks say alike, such as that IAM
 * throttles, is there once.
 */
export async function runChecks(checks: readonly Check[]): Promise<PreflightProblem[]> {
  const found = await Promise.all(
    checks.map(async (check): Promise<PreflightProblem[]> => {
      try {
        return (await check()).map((text) => ({ kind: 'problem', text }));
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        return [{ kind: 'unknown', text: error.message }];
      }
    }),
  );
  const texts = found.flat().map(({ text }) => text);
  return found.flat().filter(({ text }, at) => texts.indexOf(text) === at);
}

export const problem = (text: string): PreflightProblem => ({ kind: 'problem', text });
