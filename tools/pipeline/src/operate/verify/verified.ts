import { AwsError } from '../../aws/aws-error.ts';

/** One thing that a service needs, and its state. */
export interface Verified {
  readonly what: string;
  readonly result: 'ok' | 'problem' | 'unknown';
  /** Problems, one line each. */
  readonly details: readonly string[];
}

/** Runs a check. An error of AWS makes its result unknown. */
export async function verified(
  what: string,
  check: () => Promise<readonly string[]>,
): Promise<Verified> {
  try {
    const details = await check();
    return { what, result: details.length === 0 ? 'ok' : 'problem', details };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { what, result: 'unknown', details: [error.message] };
  }
}
