import { namesOf, type Workspace } from '@gatehouse/service-manifest';
import { AwsError } from '../../aws/aws-error.ts';
import { parseImage } from '../../image/image-reference.ts';
import type { Aws } from '../aws.ts';
import { readServices } from '../observe/read-service.ts';
import type { ServiceState } from '../observe/snapshot.ts';
import { imageDigests } from '../preflight/image-digests.ts';
import type { DeploymentRecord } from '../record/record.ts';
import { readRecords } from '../record/records.ts';
import { driftOf } from './drift.ts';
import type { Row } from './row.ts';

/** The state of services in an environment, in their order. The row of a service says what could not be read. */
export async function readStatus(
  aws: Aws,
  workspace: Workspace,
  environment: string,
  services: readonly string[],
): Promise<Row[]> {
  const all = services.map((service) => namesOf(workspace, environment, service));
  const [{ cluster } = { cluster: '' }] = all;
  const parameters = all.map(({ parameter }) => parameter('deployment'));
  let records: ReadonlyMap<string, DeploymentRecord> = new Map();
  let states: ReadonlyMap<string, ServiceState>;
  try {
    records = await readRecords(aws, parameters);
    states = await readServices(aws, cluster, services);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return all.map(({ service, parameter }) => {
      const record = records.get(parameter('deployment'));
      return unknownRow(environment, service, record, error.message);
    });
  }
  return Promise.all(
    all.map(async ({ service, parameter }): Promise<Row> => {
      const record = records.get(parameter('deployment'));
      const seen = states.get(service) as ServiceState;
      try {
        const drift = driftOf(record, seen, await digestsOf(aws, record, seen));
        return { environment, service, record, seen, drift, unknown: undefined };
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        return unknownRow(environment, service, record, error.message);
      }
    }),
  );
}

/** A service whose state could not be read. */
export const unknownRow = (
  environment: string,
  service: string,
  record: DeploymentRecord | undefined,
  unknown: string,
): Row => ({ environment, service, record, seen: undefined, drift: [], unknown });

/** The registry is called only if something other than the recorded digest runs: it may be a platform of its index. */
async function digestsOf(
  aws: Aws,
  record: DeploymentRecord | undefined,
  { tasks }: ServiceState,
): Promise<ReadonlySet<string>> {
  if (record === undefined) return new Set();
  const same = tasks.every(({ digest }) => digest === undefined || digest === record.digest);
  return same
    ? new Set([record.digest])
    : (await imageDigests(aws, parseImage(record.image))).digests;
}
