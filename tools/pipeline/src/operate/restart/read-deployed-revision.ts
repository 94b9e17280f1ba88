import type { Work } from '../../deploy/apply/work.ts';
import type { Aws } from '../../deploy/aws.ts';
import { isOnItsWay, isUnfinished, type Deployment } from '../../deploy/observe/deployment.ts';
import { revisionName } from '../../deploy/observe/snapshot.ts';
import { requestOf } from '../../deploy/plan/compare-revision.ts';
import { readCurrent } from '../../deploy/plan/current.ts';
import { planOf } from '../../deploy/plan/plan-of.ts';
import { checkService } from '../../deploy/preflight/check-service.ts';
import { runChecks, problem } from '../../deploy/preflight/run-checks.ts';
import { imageDigests } from '../../deploy/preflight/image-digests.ts';
import { preflight } from '../../deploy/preflight/preflight.ts';
import { refuse } from '../../deploy/preflight/refuse.ts';
import type { DeploymentRecord } from '../../deploy/record/record.ts';
import { readRecords } from '../../deploy/record/records.ts';
import { storedSecrets } from '../../deploy/rollback/stored-secrets.ts';
import type { Run, StageOf } from '../../deploy/run.ts';
import { missingService, suggestService } from '../../deploy/services.ts';
import { Stop } from '../../deploy/stop.ts';
import { parseImage } from '../../image/image-reference.ts';
import { waitForAny } from '../wait/wait-for-any.ts';

/** A deployed revision, with everything that its tasks need. */
export interface DeployedRevision {
  /** Of a plan without changes. */
  readonly work: Work;
  readonly record: DeploymentRecord;
  readonly digests: ReadonlySet<string>;
  /** Why the gate's evidence for it is no longer valid, on one line. */
  readonly expired: string | undefined;
}

/**
 * Reads the deployed revision of a service, once no other deployment is in flight, and checks that new tasks of it can
 * start: it is the recorded one, and its image, roles, secrets, log group, alarms and target groups exist.
 * @throws {Stop} with all obstacles; {@link AwsError}
 */
export async function readDeployedRevision(run: Run, stage: StageOf): Promise<DeployedRevision> {
  for (;;) {
    const found = await readOnce(run, stage.aws);
    if (!('inFlight' in found)) return found;
    await waitForAny(run, stage, found.inFlight);
  }
}

async function readOnce(
  run: Run,
  aws: Aws,
): Promise<DeployedRevision | { readonly inFlight: Deployment }> {
  const { subject } = run;
  const { cluster, service: serviceName, family, parameter } = subject.names;
  run.doing = 'looking at what is there';
  const name = parameter('deployment');
  const record = (await readRecords(aws, [name])).get(name);
  const wantedService = { cluster, serviceName };
  const nothingElse = {
    service: wantedService,
    scalableTarget: undefined,
    scalingPolicies: [],
  };
  const current = await readCurrent(aws, {
    taskDefinition: { family, containerDefinitions: [] },
    ...nothingElse,
  });
  const { service, revision } = current;
  if (service === undefined || revision === undefined)
    throw new Stop('GH-OPERATE-004', 'refused', [
      `${missingService(subject.names)}${suggestService(serviceName)}`,
    ]);
  const [newest] = current.deployments;
  const isOurs =
    newest !== undefined && isOnItsWay(newest) && newest.taskDefinition === record?.taskDefinition;
  if (newest !== undefined && isUnfinished(newest) && !isOurs) return { inFlight: newest };
  if (record === undefined)
    throw new Stop('GH-OPERATE-009', 'refused', [
      `${revisionName(revision.taskDefinitionArn)} runs, and nothing is recorded of it: deploy an image that the gate has passed`,
    ]);
  if (record.taskDefinition !== revision.taskDefinitionArn)
    throw new Stop('GH-OPERATE-009', 'refused', [
      `the service is set to ${revisionName(revision.taskDefinitionArn)}, but ${revisionName(record.taskDefinition)} is recorded: deploy or roll back first`,
    ]);
  const wanted = {
    taskDefinition: requestOf(revision),
    ...nothingElse,
    service: {
      ...wantedService,
      loadBalancers: service.loadBalancers,
      capacityProviderStrategy: service.capacityProviderStrategy,
      deploymentConfiguration: service.deploymentConfiguration,
    },
  };
  let digests: ReadonlySet<string> = new Set();
  refuse([
    ...checkService(service, wantedService).map(problem),
    ...(await preflight(aws, subject, wanted, storedSecrets(wanted.taskDefinition))),
    ...(await runChecks([
      async () => {
        const found = await imageDigests(aws, parseImage(record.image));
        digests = found.digests;
        return found.problem === undefined ? [] : [found.problem];
      },
    ])),
  ]);
  const plain = { ...wanted, service: wantedService };
  return {
    work: { wanted: plain, current, plan: planOf(plain, { ...current, newestRevision: revision }) },
    ...{ record, digests, expired: expiredText(record, run.clock.date()) },
  };
}

function expiredText({ evidence }: DeploymentRecord, now: Date): string | undefined {
  if (evidence === undefined) return 'There is no evidence of the gate for it';
  return Date.parse(evidence.expires) > now.getTime()
    ? undefined
    : `The evidence of the gate for it held until ${evidence.expires}: what has been found since is not known`;
}
