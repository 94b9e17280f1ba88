import { readServices } from '../load/load-manifest.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { workspace as sample } from '../test/sample-workspace.ts';
import type { WorkspaceState } from './unsafe-change.ts';
import { unsafeChanges } from './unsafe-changes.ts';

const { production } = sample.environments;
const sampleWorkspace: Workspace = {
  ...sample,
  environments: {
    development: {
      ...production!,
      production: false,
      account: '222222222222',
      domain: 'development.acme.example',
    },
    production: production!,
  },
};

const base: Manifest = {
  description: 'Takes orders',
  port: 3000,
  exposure: 'public',
  grants: [
    { table: 'orders', access: 'read-write', indexes: [{ name: 'by-day', partition: 'day' }] },
    { bucket: 'invoices', access: 'read-write' },
  ],
};

const stateOf = (
  manifests: Record<string, Manifest>,
  workspace: Workspace = sampleWorkspace,
): WorkspaceState => ({
  workspace,
  services: readServices(
    Object.entries(manifests).map(([name, manifest]) => ({
      name,
      file: `apps/${name}/service.json`,
      text: JSON.stringify({ secrets: { apiKeys: `${name}/api-keys` }, ...manifest }),
    })),
    workspace,
  ),
});

const change = (changes: Partial<Manifest>, from: Partial<Manifest> = {}) =>
  unsafeChanges(
    stateOf({ orders: { ...base, ...from } }),
    stateOf({ orders: { ...base, ...from, ...changes } }),
  );
const table = (rest: object) =>
  [{ table: 'orders', access: 'read-write', ...rest }] as Manifest['grants'];
const migrations = { before: [{ name: 'migrate', command: ['/app/main.mjs', 'migrate'] }] };
const indexes = (...names: string[]) => names.map((name) => ({ name, partition: 'p' }));

it.each<[string, Partial<Manifest>, Partial<Manifest>, string, string]>([
  [
    'another port',
    { port: 3001 },
    {},
    'changes from 3000 to 3001: the load balancer would not reach',
    '"previousPort": 3000',
  ],
  [
    'another port with blue/green',
    { port: 3001, previousPort: 3000 },
    { deployment: { strategy: 'blue-green' } },
    'while the service is deployed blue/green',
    'rolling',
  ],
  ['TLS', { tls: true }, {}, 'AWS replaces the target group', 'a second service'],
  ['another group', { group: 2 }, {}, 'AWS refuses the stack', 'leave "group" as it is'],
  ['no longer public', { exposure: 'internal' }, {}, 'changes from public to internal', 'first'],
  [
    'from blue/green to rolling',
    { deployment: { strategy: 'rolling' } },
    { deployment: { strategy: 'blue-green' } },
    'from blue-green to rolling in development, production',
    'first',
  ],
  [
    'the key of a table',
    { grants: table({ key: { partition: 'customer' } }) },
    { grants: table({}) },
    'the key of table "orders" changes',
    'another name',
  ],
  [
    'a sort key',
    { grants: table({ key: { partition: 'id', sort: 'at' } }) },
    { grants: table({}) },
    'the key of table "orders" changes',
    'another name',
  ],
  [
    'two indexes at once',
    { grants: table({ indexes: indexes('one', 'two') }) },
    { grants: table({}) },
    'gets or loses 2 indexes at once',
    'add "one"',
  ],
  [
    'one index for another',
    { grants: table({ indexes: indexes('two') }) },
    { grants: table({ indexes: indexes('one') }) },
    'gets or loses 2 indexes at once',
    'add "two"',
  ],
  [
    'the key of an index',
    { grants: table({ indexes: [{ name: 'one', partition: 'q' }] }) },
    { grants: table({ indexes: indexes('one') }) },
    'the index "one" of table "orders" changes its key',
    'another name',
  ],
  [
    'the attribute by which items expire',
    { grants: table({ ttl: 'ends' }) },
    { grants: table({ ttl: 'expires' }) },
    'the attribute by which items of table "orders" expire changes from "expires" to "ends"',
    'remove "ttl"',
  ],
  [
    'the name of a bucket',
    { grants: [{ bucket: 'bills', access: 'read' }] },
    { grants: [{ bucket: 'invoices', access: 'read' }] },
    'the bucket "invoices" becomes "bills"',
    'grant "bills" beside "invoices"',
  ],
  [
    'the name of a queue',
    { grants: [{ queue: 'tasks', access: 'receive' }] },
    { grants: [{ queue: 'jobs', access: 'receive' }] },
    'the queue "jobs" becomes "tasks": AWS renames none, so the new one is empty and the messages stay in the old one',
    'send to the new one and receive from both',
  ],
  [
    'the name of a volume',
    { grants: [{ volume: 'papers', access: 'read-write' }] },
    { grants: [{ volume: 'files', access: 'read-write' }] },
    'the volume "files" becomes "papers": AWS renames none, so the new one is empty and the files stay in the old one',
    'grant "papers" beside "files"',
  ],
  [
    'the end of a volume',
    { grants: [] },
    { grants: [{ volume: 'files', access: 'read-write' }] },
    'the volume "files" is removed: its files are retained in AWS, where no task reaches them',
    'copy the files that are needed to a bucket',
  ],
  [
    'the name of a database',
    { grants: [{ database: 'purchases', access: 'read-write' }], release: migrations },
    { grants: [{ database: 'orders', access: 'read-write' }], release: migrations },
    'the database "orders" becomes "purchases": AWS renames none, so the new one is empty and the data stay in the old one',
    'grant "purchases" beside "orders"',
  ],
  [
    'the name of a table',
    { grants: [{ table: 'bills', access: 'read' }] },
    { grants: [{ table: 'invoices', access: 'read' }] },
    'the table "invoices" becomes "bills"',
    'grant "bills" beside "invoices"',
  ],
])('refuses %s, and says what to do first', (_what, changes, from, message, step) => {
  const [found, ...others] = change(changes, from);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ service: 'orders', file: 'apps/orders/service.json' });
  expect(found!.message).toContain(message);
  expect(found!.steps.length).toBeGreaterThan(1);
  expect(found!.steps[0]).toContain(step);
});

it.each<[string, Partial<Manifest>, Partial<Manifest>?]>([
  ['nothing', {}],
  ['another port while both are reached', { port: 3001, previousPort: 3000 }],
  [
    'the old port that nothing listens on any more',
    { previousPort: undefined },
    { previousPort: 3001 },
  ],
  ['becoming public', { exposure: 'public' }, { exposure: 'internal' }],
  ['from rolling to blue/green', { deployment: { strategy: 'blue-green' } }],
  [
    'one index more',
    { grants: table({ indexes: indexes('one', 'two') }) },
    { grants: table({ indexes: indexes('one') }) },
  ],
  ['one index less', { grants: table({}) }, { grants: table({ indexes: indexes('one') }) }],
  [
    'a key that is written out',
    { grants: table({ key: { partition: 'id' } }) },
    { grants: table({}) },
  ],
  ['a bucket more', { grants: [...base.grants!, { bucket: 'bills', access: 'read' }] }],
  ['a bucket less', { grants: [base.grants![0]!] }],
  ['items that expire', { grants: table({ ttl: 'ends' }) }, { grants: table({}) }],
  ['items that expire no more', { grants: table({}) }, { grants: table({ ttl: 'ends' }) }],
  ['deletes', { grants: table({ delete: true }) }, { grants: table({}) }],
  [
    'other times of a queue',
    { grants: [{ queue: 'jobs', access: 'receive', visibility: 90, attempts: 3 }] },
    { grants: [{ queue: 'jobs', access: 'send-receive' }] },
  ],
  ['a size', { size: { cpu: 512, memory: 1_024 } }],
])('lets %s pass', (_what, changes, from = {}) => {
  expect(change(changes, from)).toEqual([]);
});

it('refuses a table that moves to another service, whose stack cannot create it', () => {
  const grants = table({});
  const other: Manifest = { ...base, port: 3005, grants: [] };
  const [found] = unsafeChanges(
    stateOf({ orders: { ...base, grants }, stock: other }),
    stateOf({ orders: { ...base, grants: [] }, stock: { ...other, grants } }),
  );
  expect(found).toMatchObject({ service: 'stock', what: 'table orders' });
  expect(found!.message).toContain('moves from orders');
});

it('refuses a name that AWS has retained from before, and no other', () => {
  const before = stateOf({ orders: { ...base, grants: [] } });
  const after = stateOf({ orders: base });
  const found = unsafeChanges(before, after, ({ name }) => name === 'invoices');
  expect(found.map(({ what }) => what)).toEqual(['bucket invoices']);
  expect(found[0]!.message).toContain('was owned before and is retained in AWS');
});

it.each<[string, (workspace: Workspace) => void]>([
  [
    'network.cidr',
    ({ environments }) => (environments['production']!.network = { cidr: '10.9.0.0/16' }),
  ],
  ['domain', ({ environments }) => (environments['production']!.domain = 'other.example')],
  ['cluster', ({ environments }) => (environments['production']!.cluster = 'other')],
  ['account', ({ environments }) => (environments['production']!.account = '555555555555')],
  ['sharedAccount', ({ environments }) => (environments['production']!.sharedAccount = true)],
])('refuses another %s of an environment', (what, edit) => {
  const changed = structuredClone(sampleWorkspace);
  edit(changed);
  const found = unsafeChanges(stateOf({}), stateOf({}, changed));
  expect(found.map(({ service, what }) => `${service} ${what}`)).toEqual([`production ${what}`]);
});

it.each<[string, (workspace: Workspace) => void, string]>([
  [
    'registry account',
    ({ registry }) => (registry.account = '555555555555'),
    'the new registry has no image',
  ],
  ['registry region', ({ registry }) => (registry.region = 'eu-west-1'), 'no image'],
  [
    'development name',
    ({ environments }) => {
      environments['qa'] = environments['development']!;
      delete environments['development'];
    },
    'environments.development becomes qa: AWS renames no stack',
  ],
])('refuses another %s', (change, edit, message) => {
  const changed = structuredClone(sampleWorkspace);
  edit(changed);
  const found = unsafeChanges(stateOf({}), stateOf({}, changed));
  expect(found.map(({ service, what }) => `${service} ${what}`)).toEqual([change]);
  expect(found[0]!.message).toContain(message);
});

it('lets an environment go, and another one come elsewhere', () => {
  const changed = structuredClone(sampleWorkspace);
  changed.environments['qa'] = { ...changed.environments['development']!, cluster: 'qa' };
  expect(unsafeChanges(stateOf({}), stateOf({}, changed))).toEqual([]);
  delete changed.environments['development'];
  expect(unsafeChanges(stateOf({}), stateOf({}, changed))).toEqual([]);
});

it('refuses fewer zones, and lets more pass', () => {
  const three = structuredClone(sampleWorkspace);
  three.environments['production']!.network = { zones: 3 };
  expect(unsafeChanges(stateOf({}, three), stateOf({}))).toMatchObject([{ what: 'network.zones' }]);
  expect(unsafeChanges(stateOf({}), stateOf({}, three))).toEqual([]);
});

it('refuses a profile that renames what is there', () => {
  const starter: Workspace = { ...sampleWorkspace, profile: 'starter' };
  expect(unsafeChanges(stateOf({}), stateOf({}, starter)).map(({ what }) => what)).toContain(
    'sharedAccount',
  );
});
