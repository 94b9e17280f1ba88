import { AwsError } from '../../aws/aws-error.ts';

/** Something in the way of a deployment: one line. */
export interface Finding {
  /** `unknown`: it could not be looked at. */
  readonly kind: 'problem' | 'unknown';
  readonly text: string;
}

/** Looks at one thing; gives what is wrong with it, a line each. @throws {AwsError} */
export type Check = () => Promise<readonly string[]>;

/** All that the checks find, in their order; what AWS does not let one see is a finding as well. */
export async function findingsOf(checks: readonly Check[]): Promise<Finding[]> {
  const found = await Promise.all(
    checks.map(async (check): Promise<Finding[]> => {
      try {
        return (await check()).map((text) => ({ kind: 'problem', text }));
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        return [{ kind: 'unknown', text: error.message }];
      }
    }),
  );
  return found.flat();
}

export const problem = (text: string): Finding => ({ kind: 'problem', text });
