import type { Aws } from '../../deploy/aws.ts';
import { isOnItsWay, isUnfinished, type Deployment } from '../../deploy/observe/deployment.ts';
import { revisionName } from '../../deploy/observe/snapshot.ts';
import { requestOf } from '../../deploy/plan/compare-revision.ts';
import { planOf } from '../../deploy/plan/plan-of.ts';
import { readCurrent } from '../../deploy/plan/read-current.ts';
import { checkService } from '../../deploy/preflight/check-service.ts';
import { imageDigests } from '../../deploy/preflight/image-digests.ts';
import { preflight } from '../../deploy/preflight/preflight.ts';
import { refuse } from '../../deploy/preflight/refuse.ts';
import { problem, runChecks } from '../../deploy/preflight/run-checks.ts';
import { readRecords } from '../../deploy/record/records.ts';
import { nothingElse } from '../../deploy/rollback/nothing-else.ts';
import { storedSecrets } from '../../deploy/rollback/stored-secrets.ts';
import type { Run } from '../../deploy/run.ts';
import { missingService, suggestService } from '../../deploy/services.ts';
import { Stop } from '../../deploy/stop.ts';
import { parseImage } from '../../image/image-reference.ts';
import type { DeployedRevision } from './deployed-revision.ts';
import { expiredText } from './expired-text.ts';

/** Reads and checks the deployed revision, unless another deployment is in flight. */
export async function readOnce(
  run: Run,
  aws: Aws,
): Promise<DeployedRevision | { readonly inFlight: Deployment }> {
  const { subject } = run;
  const { service: serviceName, family, parameter } = subject.names;
  run.doing = 'looking at what is there';
  const name = parameter('deployment');
  const record = (await readRecords(aws, [name])).get(name);
  const same = nothingElse(subject.names);
  const current = await readCurrent(aws, {
    taskDefinition: { family, containerDefinitions: [] },
    ...same,
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
    ...same,
    service: {
      ...same.service,
      loadBalancers: service.loadBalancers,
      capacityProviderStrategy: service.capacityProviderStrategy,
      deploymentConfiguration: service.deploymentConfiguration,
    },
  };
  let digests: ReadonlySet<string> = new Set();
  refuse([
    ...checkService(service, same.service).map(problem),
    ...(await preflight(aws, subject, wanted, storedSecrets(wanted.taskDefinition))),
    ...(await runChecks([
      async () => {
        const found = await imageDigests(aws, parseImage(record.image));
        digests = found.digests;
        return found.problem === undefined ? [] : [found.problem];
      },
    ])),
  ]);
  const plain = { ...wanted, service: same.service };
  return {
    work: { wanted: plain, current, plan: planOf(plain, { ...current, newestRevision: revision }) },
    ...{ record, digests, expired: expiredText(record, run.clock.date()) },
  };
}
