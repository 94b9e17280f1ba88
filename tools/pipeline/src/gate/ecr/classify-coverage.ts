import type { CoveredResource } from '@aws-sdk/client-inspector2';

/** Whether Inspector confirms an empty result; the reason is one line. */
export type Coverage =
  { readonly state: 'covered' } | { readonly state: 'waiting' | 'failed'; readonly reason: string };

/** https://docs.aws.amazon.com/inspector/v2/APIReference/API_ScanStatus.html */
const WAITING = new Set([
  ...['PENDING_INITIAL_SCAN', 'PENDING_REVIVAL_SCAN', 'SCAN_IN_PROGRESS'],
  // Inspector recovers from this by itself.
  'INTERNAL_ERROR',
]);

/**
 * @param resources Inspector's coverage of one image, and of no other.
 * @param pushedAt Time of the push.
 */
export function classifyCoverage(resources: readonly CoveredResource[], pushedAt: Date): Coverage {
  if (resources.length === 0)
    return {
      state: 'waiting',
      reason: 'there are no findings, and Inspector does not list the image',
    };
  return (
    resources
      .map((resource) => judge(resource, pushedAt))
      .find(({ state }) => state !== 'covered') ?? { state: 'covered' }
  );
}

function judge({ scanStatus, lastScannedAt }: CoveredResource, pushedAt: Date): Coverage {
  const code: string = scanStatus?.statusCode ?? 'no status';
  const reason: string = scanStatus?.reason ?? 'no reason';
  if (code === 'ACTIVE' && reason === 'SUCCESSFUL') return { state: 'covered' };
  const text = `there are no findings, and Inspector’s coverage is ${code}, ${reason}`;
  // An image that is scanned once is not monitored afterwards; its date shows that it was scanned.
  if (reason === 'SCAN_FREQUENCY_SCAN_ON_PUSH')
    return lastScannedAt !== undefined && lastScannedAt >= pushedAt
      ? { state: 'covered' }
      : { state: 'waiting', reason: `${text}, and not scanned since the push` };
  return { state: WAITING.has(reason) ? 'waiting' : 'failed', reason: text };
}
