import type { ScannerReport } from '../model/report.ts';
import { isDigestOf, type RunnableImage } from '../model/runnable-image.ts';
import type { RequiredScanner } from '../policy/required-scanner-schema.ts';
import { requirementOf } from '../policy/scanners.ts';
import type { DecideInput } from './decide-input.ts';
import { coverageProblems, reportProblems } from './report-problems.ts';

export type ScanInput = Pick<DecideInput, 'reports' | 'images' | 'policy' | 'now'>;

/** A policy's requirement for one image, and the candidate scans. */
export interface RequiredScan {
  readonly choice: readonly RequiredScanner[];
  readonly image: RunnableImage;
  /** Why each candidate does not meet the requirement; one without problems meets it. */
  readonly candidates: readonly {
    readonly report: ScannerReport;
    readonly problems: readonly string[];
  }[];
}

/** The scans that the policy requires, and the candidate reports. */
export function requiredScans({ reports, images, policy, now }: ScanInput): RequiredScan[] {
  const general = new Map(
    reports.map((report) => [report, reportProblems(report, policy, now)] as const),
  );
  return policy.requiredScanners.flatMap((choice) =>
    images.map((image) => ({
      choice,
      image,
      candidates: reports
        .filter((report) => isAbout(report, image))
        .flatMap((report) => {
          const coverage = choice
            .map(requirementOf)
            .filter(({ scanner }) => scanner === report.scanner)
            .map(({ covers }) => coverageProblems(report, covers))
            .sort((a, b) => a.length - b.length)[0];
          if (coverage === undefined) return [];
          return [{ report, problems: [...(general.get(report) ?? []), ...coverage] }];
        }),
    })),
  );
}

export const isAbout = ({ images }: ScannerReport, image: RunnableImage) =>
  images.some((digest) => isDigestOf(image, digest));
