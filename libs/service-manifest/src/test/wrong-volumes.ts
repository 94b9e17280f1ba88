import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with invalid volumes and databases. */
export const WRONG_VOLUMES: WrongManifest[] = [
  [
    'a volume that Windows takes for a device',
    { grants: [{ volume: 'aux', access: 'read' }] },
    'grants[0].volume: must be the name of a volume',
  ],
  ...['../etc', '/app', 'Files', 'fs-0a1b2c3d', 'a--b'].map((volume): WrongManifest => [
    `a volume that is called ${volume}`,
    { grants: [{ volume, access: 'read-write' }] },
    'grants[0].volume: must be the name of a volume: 2 to 32 lower-case letters',
  ]),
  [
    'a volume at a place of its own',
    { grants: [{ volume: 'files', access: 'read-write', path: '/app' }] },
    'grants[0].path: is not a known property; allowed: volume, access',
  ],
  [
    'a volume of another service',
    { grants: [{ volume: 'files', access: 'read', owner: 'api' }] },
    'grants[0].owner: is not a known property; allowed: volume, access',
  ],
  [
    'a volume twice',
    {
      grants: [
        { volume: 'files', access: 'read' },
        { volume: 'files', access: 'read-write' },
      ],
    },
    'volume',
  ],
  [
    'a database by its URL',
    { grants: [{ database: 'postgresql://elsewhere/orders', access: 'read-write' }] },
    'grants[0].database: must be the name of a database: 1 to 40 lower-case letters and digits',
  ],
  [
    'a database whose name another could have as its variable',
    { grants: [{ database: 'new_orders', access: 'read-write' }] },
    'grants[0].database: must be the name of a database',
  ],
  [
    'a database that may only be read',
    { grants: [{ database: 'orders', access: 'read' }] },
    'grants[0].access: must be "read-write", not "read"',
  ],
  [
    'a database of another service',
    { grants: [{ database: 'orders', access: 'read-write', owner: 'api' }] },
    'grants[0].owner: must be omitted: a database has one service, and others call that one',
  ],
  [
    'a database without migrations',
    { grants: [{ database: 'orders', access: 'read-write' }] },
    'grants[0].database: needs migrations, which create its tables and users: add "release":',
  ],
];
