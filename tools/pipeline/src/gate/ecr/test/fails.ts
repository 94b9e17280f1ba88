import { ReportError } from '../../model/report.ts';
import { inTurn, type Answer, type Reply, type Script } from './ecr-double.ts';
import { BASIC, collect, digestOf, ENHANCED, MANIFEST, page, type Outcome } from './world.ts';

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
export function eachFails(faults: readonly Fault[], when: 'at once' | 'at the deadline'): void {
  const expectFailure = when === 'at once' ? failsAtOnce : failsAtDeadline;
  // The first calls of a process take longer, of which the short deadlines here must know nothing.
  beforeAll(() => collect(BASIC, undefined, { timeoutMs: 3_000 }));
  for (const [name, script, problem, manifest] of faults)
    test(`${name}: ${when}`, () => expectFailure(script, problem, manifest));
}

/** Expects an error long before the deadline. */
async function failsAtOnce(script: Script, problem: RegExp, manifest = MANIFEST) {
  const outcome = await collect(script, digestOf(manifest), { timeoutMs: 10_000 });
  expectError(outcome, problem);
  expect(outcome.problem).not.toContain('given up');
  expect(outcome.ms).toBeLessThan(5_000);
}

/** Expects an error at the deadline, and not much later. */
async function failsAtDeadline(script: Script, problem: RegExp, manifest = MANIFEST) {
  const outcome = await collect(script, digestOf(manifest));
  expectError(outcome, problem);
  expect(outcome.problem).toContain('given up after 0.3 s');
  expect(outcome.ms).toBeGreaterThan(290);
  expect(outcome.ms).toBeLessThan(2_000);
}

function expectError({ error, problem }: Outcome, expected: RegExp) {
  expect(problem).toMatch(expected);
  expect(error).toBeInstanceOf(ReportError);
  expect(problem).toMatch(/^ecr: payments@sha256:[0-9a-f]{12}: [^\n\r]+$/);
}
