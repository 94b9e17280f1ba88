import { resolveSettings, secretsOf, type Manifest } from '@gatehouse/service-manifest';
import type { Work } from './apply/work.ts';
import { checkBinding } from './commit/check-binding.ts';
import type { DeployInput } from './deploy.ts';
import { checkEvidence, isEvidence } from './evidence/check-evidence.ts';
import { checkReason } from './evidence/check-reason.ts';
import { checkProduction } from './evidence/check-production.ts';
import { changesOf } from './plan/changes.ts';
import { firstRoll } from './plan/first-roll.ts';
import { planOf } from './plan/plan-of.ts';
import { readCurrent } from './plan/read-current.ts';
import { readDefinition } from './plan/read-definition.ts';
import { checkSafety, checkService, checkSize } from './preflight/check-service.ts';
import { runChecks, problem } from './preflight/run-checks.ts';
import { imageDigests } from './preflight/image-digests.ts';
import { preflight } from './preflight/preflight.ts';
import { refuse } from './preflight/refuse.ts';
import type { DeploymentRecord, EvidenceRecord } from './record/record.ts';
import { readRecords } from './record/records.ts';
import type { Run } from './run.ts';
import { untilText } from './scaling/temporary.ts';
import type { StageOf } from './stage.ts';
import { readManifestOf } from './subject.ts';
import { timeoutFor } from './timeout.ts';

/** A deployment that is ready to start. */
export interface Prepared {
  readonly work: Work;
  /** The gate's evidence; undefined if only the changes are to be shown. */
  readonly evidence: EvidenceRecord | undefined;
  /** Digests with which ECS may report the image. */
  readonly digests: ReadonlySet<string>;
  /** The record of what runs. */
  readonly record: DeploymentRecord | undefined;
}

/**
 * Reads the target and the current state, the service last, and checks everything.
 * @throws {Stop} with all obstacles
 */
export async function readPrepared(
  run: Run,
  stage: StageOf,
  input: DeployInput,
): Promise<Prepared> {
  const { subject } = run;
  const { image, evidence: file, policy, breakGlass, diff, timeoutMs, env } = input;
  run.doing = 'looking at what is there';
  const manifest = await readManifestOf(subject.service);
  const evidence = await checkEvidence(file, subject, image, policy, run.clock.date());
  const { wanted: rendered, problems } = await readDefinition(stage.aws, subject, image);
  const parameter = subject.names.parameter('deployment');
  const record = (await readRecords(stage.aws, [parameter])).get(parameter);
  let digests: ReadonlySet<string> = new Set();
  const [findings, ofImage] = await Promise.all([
    preflight(stage.aws, subject, rendered, secretsOf(manifest).map(subject.names.secret)),
    runChecks([
      async () => {
        const found = await imageDigests(stage.aws, image);
        digests = found.digests;
        return found.problem === undefined ? [] : [found.problem];
      },
      () => checkBinding(stage.aws, subject, record, input),
    ]),
  ]);
  const found = [
    // Reading needs no privilege.
    ...(diff ? [] : checkProduction(subject, breakGlass, env)),
    ...checkReason('--allow-older', input.allowOlder),
    ...(isEvidence(evidence) || (diff && file === undefined) ? [] : [evidence]),
    ...[
      ...problems,
      ...checkSafety(
        rendered.service,
        timeoutFor(timeoutMs, rendered.service.deploymentConfiguration),
      ),
      ...checkSize(rendered.taskDefinition),
    ].map(problem),
    ...findings,
    ...ofImage,
  ];
  // A call that AWS has not completed by the deadline leaves no time to continue.
  if (found.some(({ kind }) => kind === 'unknown')) refuse(found);

  // Read last, so that it includes what an operator did in the meantime.
  const current = await readCurrent(stage.aws, rendered);
  const wanted = firstRoll(rendered, current.service);
  if (wanted !== rendered)
    run.warn(
      'This deployment still replaces tasks one after the other, and brings the second target groups; the next one is blue/green',
    );
  if (current.temporary !== undefined)
    run.warn(
      `The service is scaled by hand until ${untilText(current.temporary.until)}, which this deployment leaves; "gatehouse scale --end" ends it`,
    );
  const plan = planOf(wanted, current);
  run.changes = changesOf(plan);
  const service = current.service
    ? checkService(current.service, wanted.service, mayRest(manifest, subject.environment))
    : [];
  refuse([...found, ...service.map(problem)]);
  return {
    work: { wanted, current, plan },
    evidence: !diff && isEvidence(evidence) ? evidence : undefined,
    digests,
    record,
  };
}

/** Outside production, all tasks may be stopped: manually with a minimum of 0, or by schedule. */
function mayRest(manifest: Manifest, environment: string): boolean {
  const { min, hours } = resolveSettings(manifest, environment).tasks;
  return min === 0 || hours !== undefined;
}
