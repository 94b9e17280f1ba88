import { namesOf, type Workspace } from '@gatehouse/service-manifest';
import type { DeploymentRecord } from './record.ts';
import { readRecords } from './records.ts';
import { inEnvironment } from '../in-environment.ts';

/**
 * The recorded deployments of an environment, by service.
 * @throws with one line if the credentials are for another account, where nothing is recorded; {@link AwsError}
 */
export async function readDeployed(
  workspace: Workspace,
  environment: string,
  services: readonly string[],
): Promise<ReadonlyMap<string, DeploymentRecord>> {
  const parameterOf = (service: string) =>
    namesOf(workspace, environment, service).parameter('deployment');
  const records = await inEnvironment(workspace, environment, (aws) =>
    readRecords(aws, services.map(parameterOf)),
  );
  return new Map(
    services.flatMap((service) => {
      const record = records.get(parameterOf(service));
      return record === undefined ? [] : [[service, record] as const];
    }),
  );
}
