import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkPackages } from '../harness/link-packages.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const FIRST_PORT = 3_000;
/** As many as `nx generate service` puts into one. */
const MOST_SERVICES_OF_GROUP = 40;
const EVERY = { public: 5, bucket: 3, topic: 2 };

/**
 * Fills the folder `root` with the infrastructure, this repository's settings, and nothing of services but
 * manifests: each blue/green, with a table, some with a topic, a bucket, a way in from the internet, in groups as `nx generate service` makes them.
 */
export function sampleManifests(root: string, services: number): void {
  for (const path of ['gatehouse.json', 'package.json', 'apps/infrastructure', 'libs', 'tools'])
    cpSync(join(repository, path), join(root, path), {
      recursive: true,
      filter: (from) => !/(^|\/)(node_modules|dist)(\/|$)/.test(from.slice(repository.length)),
    });
  linkPackages(root);
  for (let index = 0; index < services; index++) {
    const name = `svc-${String(index).padStart(3, '0')}`;
    mkdirSync(join(root, 'apps', name));
    writeFileSync(
      join(root, 'apps', name, 'service.json'),
      JSON.stringify({
        description: `Service ${index}`,
        port: FIRST_PORT + index,
        ...(index >= MOST_SERVICES_OF_GROUP && {
          group: 1 + Math.floor(index / MOST_SERVICES_OF_GROUP),
        }),
        deployment: { strategy: 'blue-green' },
        exposure: index % EVERY.public === 0 ? 'public' : 'internal',
        secrets: { apiKeys: `${name}/api-keys` },
        grants: [
          { table: name, access: 'read-write' },
          ...(index % EVERY.bucket === 0 ? [{ bucket: name, access: 'read-write' }] : []),
          ...(index % EVERY.topic === 0 ? [{ topic: name, access: 'publish' }] : []),
        ],
      }),
    );
  }
}
