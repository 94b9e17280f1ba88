import type { Input, Reply } from './ecr-script.ts';
import { ACCOUNT, PUSHED, REPOSITORY } from './repository.ts';

export interface ScanPage {
  readonly status?: string | undefined;
  readonly digest?: string | undefined;
  readonly basic?: readonly { readonly severity: string }[];
  readonly enhanced?: readonly { readonly severity: string }[];
  readonly counts?: Readonly<Record<string, number>> | undefined;
  readonly completedAt?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly more?: object;
}

/** A page of a scan; without further word the last and complete one. */
export const page =
  (change: ScanPage = {}): Reply =>
  (input: Input) => {
    const { basic, enhanced, status = enhanced ? 'ACTIVE' : 'COMPLETE', nextToken } = change;
    const counts = 'counts' in change ? change.counts : count([...(basic ?? enhanced ?? [])]);
    return {
      body: {
        registryId: ACCOUNT,
        repositoryName: REPOSITORY,
        imageId: { imageDigest: change.digest ?? input.imageId?.imageDigest },
        imageScanStatus: { status },
        imageScanFindings: {
          imageScanCompletedAt: 'completedAt' in change ? change.completedAt : PUSHED + 60,
          findings: basic,
          enhancedFindings: enhanced,
          findingSeverityCounts: counts,
        },
        nextToken,
        ...change.more,
      },
    };
  };

function count(findings: readonly { readonly severity: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}
