import type { Ancestry } from '../deploy/commit/git.ts';
import type { InfrastructureRecord } from './record.ts';

/** Ready, not yet, or never: with the reason on one line. */
export type Readiness =
  | { readonly ready: true }
  | { readonly ready: false; readonly final: boolean; readonly because: string };

interface Waiter {
  readonly service: string;
  readonly environment: string;
  readonly commit: string;
  /** Attempt of the run, from 1. */
  readonly attempt: number;
}

/**
 * Whether the stacks that a service needs in an environment are deployed from its commit or a newer one.
 * @param isAncestor `unknown` for a commit that is missing in the clone: a newer one, because only main is recorded
 */
export async function readinessOf(
  { service, environment, commit, attempt }: Waiter,
  record: InfrastructureRecord | undefined,
  isAncestor: (commit: string, of: string) => Promise<Ancestry>,
): Promise<Readiness> {
  const where = `the stacks of ${environment}`;
  const at = record?.commit.slice(0, 12);
  if (record === undefined) return notYet(`${where} were never deployed by a delivery`);
  if (record.commit !== commit && (await isAncestor(commit, record.commit)) === 'no')
    return notYet(`${where} are those of ${at}`);
  const failed = !record.shared
    ? `a stack that the services of ${environment} share failed at ${at}`
    : record.failed.includes(service)
      ? `the stack of ${service} in ${environment} failed at ${at}`
      : undefined;
  if (failed === undefined) return { ready: true };
  // A re-run deploys the stacks again, in parallel with this.
  const isEarlier = record.commit === commit && record.attempt < attempt;
  return { ready: false, final: !isEarlier, because: failed };
}

const notYet = (because: string): Readiness => ({ ready: false, final: false, because });
