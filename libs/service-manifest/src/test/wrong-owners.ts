import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with things that have another owner, or two. */
export const WRONG_OWNERS: WrongManifest[] = [
  [
    'a misspelt part of a grant',
    { grants: [{ table: 'users', access: 'read', idnexes: [] }] },
    'grants[0].idnexes: is not a known property; did you mean "indexes"?; allowed: table, access, delete, key, indexes, ttl, owner',
  ],
  [
    'itself as an owner',
    { grants: [{ topic: 'news', access: 'publish', owner: 'payments' }] },
    'grants[0].owner: is this service itself; omit it',
  ],
  [
    'an owner that is no service',
    { grants: [{ table: 'accounts', access: 'read', owner: 'apl' }] },
    'grants[0].owner: there is no service "apl"; did you mean "api"?',
  ],
  [
    'an owner that is no name',
    { grants: [{ table: 'accounts', access: 'read', owner: 'The API' }] },
    'grants[0].owner: must be lower-case words',
  ],
  [
    'an owner without the thing',
    { grants: [{ table: 'invoices', access: 'read', owner: 'api' }] },
    'grants[0].owner: api has no table "invoices" of its own',
  ],
  [
    'an owner of something else by that name',
    { grants: [{ bucket: 'accounts', access: 'read', owner: 'api' }] },
    'grants[0].owner: api has no bucket "accounts" of its own',
  ],
  [
    'two owners of a thing',
    { grants: [{ table: 'accounts', access: 'read' }] },
    'grants[0].table: the table "accounts" belongs to api as well; one of the two must name the other as its "owner"',
  ],
  [
    'a description of another service’s table',
    { grants: [{ table: 'accounts', access: 'read', owner: 'api', key: { partition: 'id' } }] },
    'grants[0].key: is for api to say, whose table it is',
  ],
  [
    'deletes of messages of a topic',
    { grants: [{ topic: 'news', access: 'publish', delete: true }] },
    'grants[0].delete: is not a known property; allowed: topic, access, owner',
  ],
  [
    'a time of expiry of another service’s table',
    { grants: [{ table: 'accounts', access: 'read', owner: 'api', ttl: 'ends' }] },
    'grants[0].ttl: is for api to say, whose table it is',
  ],
];
