import { inputsOf } from './affected/inputs-of.ts';
import { announce, carryOut } from './carry-out.ts';
import type { DeployInput } from './deploy-input.ts';
import { readPrepared } from './read-prepared.ts';
import { releaseOf } from './release-of.ts';
import { waitUntilQuiet } from './plan/wait-until-quiet.ts';
import { refuseOtherAccount } from './preflight/check-account.ts';
import { deployedBy } from './record/deployed-by.ts';
import { beforeRelease } from './release/before-release.ts';
import type { StepsSoFar } from './release/release-steps.ts';
import type { OperationOutcome } from './report/report.ts';
import type { Run } from './run.ts';
import { lookTimeoutFor, timeoutFor } from './timeout.ts';

/** Maximum age of the checks when the first change is made. */
const FRESH_MS = 15_000;

/**
 * Deploys an image and the rendered files of a service to an environment: check, apply, observe, conclude. After any
 * wait, it checks everything again, so that no change rests on outdated checks.
 * @throws {Stop} for every outcome except success
 */
export async function deploy(run: Run, given: DeployInput): Promise<OperationOutcome> {
  const input = { ...given, image: releaseOf(run.subject, given.image) };
  const { image, breakGlass, allowOlder, timeoutMs, env, commit } = input;
  run.image = image.text;
  const waitMs = (input.diff ? lookTimeoutFor : timeoutFor)(timeoutMs);
  await refuseOtherAccount(run, waitMs);
  let stage = run.enter('prepare', waitMs);
  const inputs = await inputsOf(run, commit);
  const announced = [
    ...(breakGlass === undefined ? [] : [`Reason: ${breakGlass}`]),
    ...(allowOlder === undefined ? [] : [`An older commit is allowed, because: ${allowOlder}`]),
  ];
  /** ARN of the revision for which all steps before the release are done. */
  let released: string | undefined;
  const steps: StepsSoFar = { done: new Set(), missing: new Map() };
  for (;;) {
    const began = run.clock.now();
    const { work, evidence, digests, record } = await readPrepared(run, stage, input);
    if (evidence === undefined) return 'planned';
    if (work.plan.inFlight !== undefined) {
      await waitUntilQuiet(run, stage, work.wanted);
      continue;
    }
    // Calls that AWS throttled may have taken long.
    if (run.clock.now() - began > FRESH_MS) continue;
    const { plan, wanted } = work;
    if (wanted.release !== undefined && plan.deployment !== 'keep' && released === undefined) {
      await announce(run, stage, announced.splice(0));
      released = await beforeRelease(run, stage, work, { env, steps });
      if (released !== undefined) stage = run.enter('prepare', waitMs);
      // These steps, and those of another release, may have taken long, so everything is checked again.
      continue;
    }
    return carryOut(run, {
      ...{ work: { ...work, plan: { ...plan, revision: plan.revision ?? released } }, digests },
      timeoutMs: timeoutFor(timeoutMs, wanted.service.deploymentConfiguration),
      announced,
      recordOf: (taskDefinition) => ({
        ...{ version: 1, commit, inputs, image: image.text, digest: image.digest },
        ...{ taskDefinition, evidence, breakGlass, allowedOlder: allowOlder },
        hold: record?.digest === image.digest ? record.hold : undefined,
        deployedAt: run.clock.date().toISOString(),
        by: deployedBy(env),
      }),
    });
  }
}
