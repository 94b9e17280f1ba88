import { parseImage } from '../../gate/image-reference.ts';
import { carryOut } from '../carry-out.ts';
import { checkProduction } from '../evidence/check-production.ts';
import { revisionName } from '../observe/snapshot.ts';
import { changesOf } from '../plan/changes.ts';
import { requestOf } from '../plan/compare-revision.ts';
import { readCurrent } from '../plan/current.ts';
import { planOf } from '../plan/plan.ts';
import { preflight } from '../preflight/preflight.ts';
import { refuse } from '../preflight/refuse.ts';
import { deployedBy } from '../record/deployed-by.ts';
import type { Outcome } from '../report/report.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';
import { readTarget } from './find-target.ts';

export interface RollbackInput {
  /** A revision's number, name or ARN, or a digest; else the last good one. */
  readonly to: string | undefined;
  readonly diff: boolean;
  readonly breakGlass: string | undefined;
  readonly timeoutMs: number;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Brings back a revision that was recorded as deployed. Settings of the service and its scaling stay. A
 * deployment that is in flight is not waited for: it is what one wants to get away from.
 * @throws {Stop} for every end but the one that was asked for
 */
export async function rollback(run: Run, input: RollbackInput): Promise<Outcome> {
  const { subject } = run;
  const { breakGlass, timeoutMs, env } = input;
  const { cluster, service: serviceName, family } = subject.names;
  const stage = run.enter('prepare', timeoutMs);
  const nothingElse = {
    service: { cluster, serviceName },
    scalableTarget: undefined,
    scalingPolicies: [],
  };
  run.doing = 'looking at what is there';
  const found = await readCurrent(stage.aws, {
    taskDefinition: { family, containerDefinitions: [] },
    ...nothingElse,
  });
  const present = found.service?.taskDefinition;
  if (present === undefined)
    throw new Stop('refused', [`there is no service ${serviceName} in the cluster ${cluster}`]);
  const { record, revision } = await readTarget(
    stage.aws,
    subject.names.parameter('deployment'),
    present,
    input.to,
  );
  const wanted = { taskDefinition: requestOf(revision), ...nothingElse };
  const current = { ...found, newestRevision: revision };
  const plan = planOf(wanted, current);
  const image = parseImage(record.image);
  run.image = image.text;
  run.revision = revisionName(record.taskDefinition);
  run.changes = changesOf(plan);
  if (Date.parse(record.evidence.expires) < Date.now())
    run.warnings.push(
      `The evidence of the gate for it held until ${record.evidence.expires}: what has been found since is not known`,
    );

  const { findings, digests } = await preflight(stage.aws, subject, wanted, image);
  refuse([...(input.diff ? [] : checkProduction(subject, breakGlass, env)), ...findings]);
  if (input.diff) return 'planned';
  return carryOut(run, {
    work: { wanted, current, plan },
    digests,
    breakGlass,
    timeoutMs,
    recordOf: (taskDefinition) => ({
      ...record,
      taskDefinition,
      deployedAt: run.clock.date().toISOString(),
      by: deployedBy(env),
      breakGlass,
      rolledBackFrom: present === taskDefinition ? record.rolledBackFrom : present,
    }),
  });
}
