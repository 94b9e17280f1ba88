import { GatehouseError, type Workspace } from '@gatehouse/service-manifest';
import { AwsError } from '../../aws/aws-error.ts';
import { environmentsOf } from '../environments.ts';
import { otherCredentials } from '../preflight/other-credentials.ts';
import { serviceNames } from '../services.ts';
import { readSettingsOf } from '../subject.ts';
import type { Row } from './row.ts';

/**
 * The rows of services in environments: one, or all.
 * @throws with one line for an unknown service or environment
 */
export async function readRows(
  { service, environment }: { readonly service?: string; readonly environment?: string },
  workspace: Workspace,
): Promise<Row[]> {
  if (environment !== undefined) await readSettingsOf(environment);
  const all = serviceNames();
  if (service !== undefined && !all.includes(service))
    throw new GatehouseError(
      'GH-WORKSPACE-004',
      `There is no service "${service}"; there are: ${all.join(', ')}`,
    );
  const { lookAt } = await import('../connection.ts');
  const { readStatus, unknownRow } = await import('./read-status.ts');
  const rows = await Promise.all(
    environmentsOf(workspace, environment).map(async (each) => {
      const { aws, close } = lookAt(workspace, each);
      try {
        const asked = service === undefined ? all : [service];
        const other = await otherCredentials(workspace, each).catch(messageOf);
        return other === undefined
          ? await readStatus(aws, workspace, each, asked)
          : asked.map((name) => unknownRow(each, name, undefined, other));
      } finally {
        close();
      }
    }),
  );
  return rows.flat();
}

function messageOf(error: unknown): string {
  if (error instanceof AwsError) return error.message;
  throw error;
}
