import type { ImageReference } from '../gate/image-reference.ts';
import { carryOut } from './carry-out.ts';
import { checkEvidence, isEvidence } from './evidence/check-evidence.ts';
import { checkProduction } from './evidence/check-production.ts';
import { changesOf } from './plan/changes.ts';
import { readCurrent } from './plan/current.ts';
import { firstRoll } from './plan/first-roll.ts';
import { planWhenQuiet } from './plan/plan-when-quiet.ts';
import { planOf } from './plan/plan.ts';
import { readDefinition } from './plan/read-definition.ts';
import { checkSafety } from './preflight/check-service.ts';
import { problem } from './preflight/finding.ts';
import { preflight } from './preflight/preflight.ts';
import { refuse } from './preflight/refuse.ts';
import { deployedBy } from './record/deployed-by.ts';
import type { Outcome } from './report/report.ts';
import type { Run } from './run.ts';

export interface DeployInput {
  readonly image: ImageReference;
  /** File with the signed evidence of the gate. */
  readonly evidence: string | undefined;
  /** File with the policy that the evidence must be by. */
  readonly policy: string;
  /** That the image was built from, 40 hexadecimal digits. */
  readonly commit: string | undefined;
  /** Whether only what would change is asked for; without evidence that is told too. */
  readonly diff: boolean;
  readonly breakGlass: string | undefined;
  /** For a deployment that is in flight already, and again for this one. */
  readonly timeoutMs: number;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Brings an image, and what is rendered of the service, to an environment: plan, preflight, apply, observe, conclude.
 * @throws {Stop} for every end but the one that was asked for
 */
export async function deploy(run: Run, input: DeployInput): Promise<Outcome> {
  const { subject } = run;
  const { image, breakGlass, timeoutMs, env } = input;
  run.image = image.text;
  const evidence = await checkEvidence(input.evidence, subject, image, input.policy, new Date());

  const stage = run.enter('prepare', timeoutMs);
  const { wanted: rendered, problems } = await readDefinition(stage.aws, subject, image);
  run.doing = 'looking at what is there';
  const current = await readCurrent(stage.aws, rendered);
  const wanted = firstRoll(rendered, current.service);
  if (wanted !== rendered)
    run.warnings.push(
      'This deployment still replaces tasks one after the other, and brings the second target groups; the next one is blue/green',
    );
  run.changes = changesOf(planOf(wanted, current));
  const { findings, digests } = await preflight(stage.aws, subject, wanted, image, current.service);
  refuse([
    // To look is nobody's privilege.
    ...(input.diff ? [] : checkProduction(subject, breakGlass, env)),
    ...(isEvidence(evidence) || (input.diff && input.evidence === undefined) ? [] : [evidence]),
    ...[...problems, ...checkSafety(rendered.service, timeoutMs)].map(problem),
    ...findings,
  ]);
  if (input.diff || !isEvidence(evidence)) return 'planned';

  const work = await planWhenQuiet(run, stage, wanted);
  return carryOut(run, {
    work,
    digests,
    breakGlass,
    timeoutMs,
    recordOf: (taskDefinition) => ({
      version: 1,
      commit: input.commit,
      image: image.text,
      digest: image.digest,
      taskDefinition,
      evidence,
      deployedAt: new Date().toISOString(),
      by: deployedBy(env),
      breakGlass,
    }),
  });
}
