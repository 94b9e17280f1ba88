import type { DescribeImageScanFindingsResponse } from '@aws-sdk/client-ecr';
import { createHash } from 'node:crypto';

/** One reading of a scan, from the first page to the last. */
export interface Reading {
  /** One response with the findings of all pages. */
  readonly response: DescribeImageScanFindingsResponse;
  /** How many findings there are. */
  readonly findings: number;
  /** The number of findings according to ECR's own counts; 0 if it returns none. */
  readonly counted: number;
  /** Equal for two readings if and only if they have the same content. */
  readonly fingerprint: string;
}

/**
 * Joins the pages of one reading.
 * @param pages At least one.
 * @returns undefined if the scan has changed between pages
 */
export function joinPages(
  pages: readonly DescribeImageScanFindingsResponse[],
): Reading | undefined {
  const [first, ...others] = pages;
  if (first === undefined) throw new TypeError('no page');
  if (others.some((page) => !sameScan(first, page))) return undefined;
  const basic = pages.map((page) => page.imageScanFindings?.findings);
  const enhanced = pages.map((page) => page.imageScanFindings?.enhancedFindings);
  const counts = pages.find((page) => page.imageScanFindings?.findingSeverityCounts);
  const { nextToken: _, ...rest } = first;
  const response: DescribeImageScanFindingsResponse = {
    ...rest,
    imageScanFindings: {
      ...first.imageScanFindings,
      findingSeverityCounts: counts?.imageScanFindings?.findingSeverityCounts,
      // The list that is present distinguishes basic from enhanced scanning.
      findings: joined(basic),
      enhancedFindings: joined(enhanced),
    },
  };
  const all: unknown[] = [joined(basic) ?? [], joined(enhanced) ?? []].flat();
  const severities = response.imageScanFindings?.findingSeverityCounts ?? {};
  return {
    response,
    findings: all.length,
    counted: Object.values(severities).reduce((sum, count) => sum + count, 0),
    fingerprint: fingerprint({
      ...response.imageScanFindings,
      status: response.imageScanStatus?.status,
      findings: all.map(canonical).sort(),
      enhancedFindings: enhanced.some((list) => list !== undefined),
    }),
  };
}

type Page = DescribeImageScanFindingsResponse;

/** Whether two pages have the same state of the scan; an omitted field is not a difference. */
function sameScan(one: Page, other: Page): boolean {
  const facts = ({ imageScanStatus, imageScanFindings: found }: Page) => [
    imageScanStatus?.status,
    found?.imageScanCompletedAt?.getTime(),
    found?.vulnerabilitySourceUpdatedAt?.getTime(),
    found?.findingSeverityCounts && canonical(found.findingSeverityCounts),
  ];
  const theirs = facts(other);
  return facts(one).every(
    (fact, at) => fact === undefined || theirs[at] === undefined || fact === theirs[at],
  );
}

const joined = <T>(lists: readonly (T[] | undefined)[]): T[] | undefined =>
  lists.some((list) => list !== undefined) ? lists.flatMap((list) => list ?? []) : undefined;

const fingerprint = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex');

/** JSON with sorted keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
