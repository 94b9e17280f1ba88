import type { Manifest } from '@gatehouse/service-manifest';
import type { Edit } from '../sync/edit-manifest.ts';

const MIGRATE = { name: 'migrate', command: ['/app/main.mjs', 'migrate'] };

/** Adds the grant, and a migration step before each release unless there is one. */
export function editsFor({ grants, release }: Manifest, database: string): Edit[] {
  const grant = { database, access: 'read-write' };
  const migrates = release?.before.some(({ command }) => command.includes('migrate'));
  return [
    grants ? { path: ['grants', -1], value: grant } : { path: ['grants'], value: [grant] },
    ...(migrates
      ? []
      : [
          release
            ? { path: ['release', 'before', -1], value: MIGRATE }
            : { path: ['release'], value: { before: [MIGRATE] } },
        ]),
  ];
}
