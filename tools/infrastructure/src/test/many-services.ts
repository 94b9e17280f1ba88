import {
  MOST_SERVICES_OF_GROUP,
  readServices,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';

/**
 * Services that use as much of each quota as possible: names of 40 characters, public, blue/green, with their own
 * table, bucket, topic, call and secret, in groups as `nx generate service` creates them.
 */
export function manyServices(count: number, workspace: Workspace): readonly Service[] {
  const nameOf = (at: number) => `s${at}`.padEnd(40, 'x');
  return readServices(
    Array.from({ length: count }, (_, at) => {
      const name = nameOf(at);
      const group = 1 + Math.floor(at / MOST_SERVICES_OF_GROUP);
      const manifest = {
        description: `Service ${at}`,
        port: 2_000 + at,
        exposure: 'public',
        ...(group > 1 && { group }),
        deployment: { strategy: 'blue-green' },
        secrets: { apiKeys: `${name}/api-keys` },
        grants: [
          { table: name, access: 'read-write' },
          { bucket: `bucket-${at}`, access: 'read-write' },
          { topic: name, access: 'publish' },
        ],
        ...(at > 0 && { calls: [nameOf(0)] }),
      };
      return { name, file: `apps/${name}/service.json`, text: JSON.stringify(manifest) };
    }),
    workspace,
  );
}
