import { ReportError } from '../../model/report.ts';
import type { EcrScanOptions } from '../collect-ecr-scan.ts';
import { collect, TIMEOUT_MS, type CollectResult } from './collect.ts';
import { inTurn, type Answer, type Reply, type Script } from './ecr-script.ts';
import { digestOf, MANIFEST } from './image-manifests.ts';
import { page } from './scan-page.ts';
import { BASIC, ENHANCED } from './world.ts';

/** What goes wrong, how it is scripted, what the error says, and the manifest that is asked for. */
export type Fault = readonly [string, Script, RegExp, string?];

/** Basic scanning that answers so, one after the other. */
export const scan = (...replies: (Answer | Reply)[]): Script => ({
  ...BASIC,
  DescribeImageScanFindings: inTurn(...replies),
});

/** Enhanced scanning that is finished without findings. */
export const empty = (change: Partial<Script> = {}): Script => ({
  ...ENHANCED,
  DescribeImageScanFindings: page({ enhanced: [] }),
  ...change,
});

export const fails =
  (error: string, status = 400): Reply =>
  () => ({ error, status });

/** A test for each: that it fails, and when. */
export function eachFails(
  faults: readonly Fault[],
  when: 'at once' | 'at the deadline',
  change: Partial<EcrScanOptions> = {},
): void {
  const expectFailure = when === 'at once' ? failsAtOnce : failsAtDeadline;
  for (const [name, script, problem, manifest = MANIFEST] of faults)
    test(`${name}: ${when}`, async () => {
      const outcome = await collect(script, digestOf(manifest), change);
      expectError(outcome, problem);
      expectFailure(outcome);
    });
}

/** Expects an error long before the deadline. */
function failsAtOnce({ problem, ms }: CollectResult) {
  expect(problem).not.toContain('given up');
  expect(ms).toBeLessThan(TIMEOUT_MS / 2);
}

/** Expects an error at the deadline, and not later. */
function failsAtDeadline({ problem, ms }: CollectResult) {
  expect(problem).toContain('given up after 60 s');
  expect(ms).toBeCloseTo(TIMEOUT_MS);
}

function expectError({ error, problem }: CollectResult, expected: RegExp) {
  expect(problem).toMatch(expected);
  expect(error).toBeInstanceOf(ReportError);
  expect(problem).toMatch(/^ecr: payments@sha256:[0-9a-f]{12}: [^\n\r]+$/);
}
