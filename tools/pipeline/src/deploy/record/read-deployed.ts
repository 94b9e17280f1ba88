import { namesOf, type Workspace } from '@gatehouse/service-manifest';
import { lookAt } from '../connection.ts';
import type { DeploymentRecord } from './record.ts';
import { readRecords } from './records.ts';

/**
 * The recorded deployments of an environment, by service.
 * @throws {AwsError}
 */
export async function readDeployed(
  workspace: Workspace,
  environment: string,
  services: readonly string[],
): Promise<ReadonlyMap<string, DeploymentRecord>> {
  const parameterOf = (service: string) =>
    namesOf(workspace, environment, service).parameter('deployment');
  const { aws, close } = lookAt(workspace, environment);
  try {
    const records = await readRecords(aws, services.map(parameterOf));
    return new Map(
      services.flatMap((service) => {
        const record = records.get(parameterOf(service));
        return record === undefined ? [] : [[service, record] as const];
      }),
    );
  } finally {
    close();
  }
}
