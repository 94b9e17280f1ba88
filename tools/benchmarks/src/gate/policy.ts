import type { Policy } from '@gatehouse/pipeline';

/** A policy that requires Trivy only, so that one file decides. */
export const POLICY: Policy = {
  severities: {
    CRITICAL: { action: 'block' },
    HIGH: { action: 'block', grace: { unfixed: 14 } },
    MEDIUM: { action: 'warn', most: 10 },
    LOW: { action: 'count' },
    NEGLIGIBLE: { action: 'count' },
  },
  outsideBundle: 'warn',
  requiredScanners: [['trivy']],
  maxScanAge: 24,
};
