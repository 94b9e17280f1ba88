/** The meaning of a scan's status; the reason is one line. */
export type ScanState =
  | { readonly state: 'finished' }
  | { readonly state: 'waiting' | 'failed'; readonly reason: string };

/**
 * Enhanced scanning stays ACTIVE while it monitors the image.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanStatus.html
 */
const FINISHED = new Set(['COMPLETE', 'ACTIVE']);

const WAITING: Readonly<Record<string, string>> = {
  PENDING: 'the scan has not begun (PENDING)',
  IN_PROGRESS: 'the scan is not finished (IN_PROGRESS)',
};

const FAILED: Readonly<Record<string, string>> = {
  FAILED: 'the scan has failed; push the image again or start another scan',
  UNSUPPORTED_IMAGE:
    'ECR cannot scan such an image; use a base image that it supports, and push the image without provenance where it is an index',
  SCAN_ELIGIBILITY_EXPIRED:
    'the image is too old to be watched; push it again or lengthen Inspector’s re-scan duration',
  FINDINGS_UNAVAILABLE:
    'there are no findings to be had; push the image again or start another scan',
  LIMIT_EXCEEDED: 'a limit of scanning is reached; ask for a higher quota, or scan it tomorrow',
  IMAGE_ARCHIVED: 'the image is archived; restore it first',
};

/**
 * @param status `imageScanStatus.status`; an unknown one has failed
 * @param description `imageScanStatus.description`
 */
export function classifyStatus(status: string | undefined, description?: string): ScanState {
  if (status === undefined) return { state: 'failed', reason: 'the answer has no status' };
  if (FINISHED.has(status)) return { state: 'finished' };
  const waiting = own(WAITING, status);
  if (waiting !== undefined) return { state: 'waiting', reason: waiting };
  const failed = own(FAILED, status) ?? 'this status is not known to the gate; update it';
  return {
    state: 'failed',
    reason: `${failed} (${status}${description ? `: ${description}` : ''})`,
  };
}

/** Own properties only: a status may have the name of a property of Object.prototype. */
const own = (record: Readonly<Record<string, string>>, key: string) =>
  Object.hasOwn(record, key) ? record[key] : undefined;
