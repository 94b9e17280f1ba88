import { secretsOf } from '@gatehouse/service-manifest';
import { checkBinding } from './commit/check-binding.ts';
import type { DeployInput } from './deploy-input.ts';
import { checkEvidence, isEvidence } from './evidence/check-evidence.ts';
import { checkProduction } from './evidence/check-production.ts';
import { checkReason } from './evidence/check-reason.ts';
import { mayRest } from './may-rest.ts';
import { changesOf } from './plan/changes.ts';
import { readDefinition } from './plan/read-definition.ts';
import { checkSafety, checkService, checkSize } from './preflight/check-service.ts';
import { imageDigests } from './preflight/image-digests.ts';
import { preflight } from './preflight/preflight.ts';
import { refuse } from './preflight/refuse.ts';
import { problem, runChecks } from './preflight/run-checks.ts';
import type { Prepared } from './prepared.ts';
import { readWork } from './read-work.ts';
import { readRecords } from './record/records.ts';
import type { Run } from './run.ts';
import type { StageOf } from './stage.ts';
import { readManifestOf } from './subject.ts';
import { timeoutFor } from './timeout.ts';

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

  const work = await readWork(run, stage.aws, rendered);
  const { current, wanted, plan } = work;
  run.changes = changesOf(plan);
  const service = current.service
    ? checkService(current.service, wanted.service, mayRest(manifest, subject.environment))
    : [];
  refuse([...found, ...service.map(problem)]);
  return {
    work,
    evidence: !diff && isEvidence(evidence) ? evidence : undefined,
    digests,
    record,
  };
}
