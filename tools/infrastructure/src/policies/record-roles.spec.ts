import { decideFor } from './test/decide.ts';
import { itAllows, itDenies } from './test/decisions.ts';
import {
  buildRole,
  deployRole,
  development,
  firstSeen,
  gateRole,
  names,
  registry,
  rescanRole,
  role,
  world,
} from './test/delivery-world.ts';

/** Permissions on the records of gates, re-scans and deployments. */
const { recordsBucket, operationsTopic } = registry.arn;
const { compactRole, reportRole } = registry;
const segment = `${recordsBucket}/segments/00000001.json.gz`;
const record = (prefix: string) => `${recordsBucket}/${prefix}/orders/00000001-2026-11-23.json.gz`;
const here = { 'aws:ResourceAccount': registry.account };
const once = { ...here, 's3:if-none-match': '*' };
const PREFIXES = [
  'gate/production',
  'rescan/production',
  'deploy/production',
  'deploy/development',
];
const READABLE = ['gate/', 'rescan/', 'deploy/', 'segments/'];
/** Each role with the prefixes below which it writes. */
const WRITERS: readonly (readonly [name: string, account: string, prefix: string])[] = [
  [gateRole, registry.account, 'gate/production'],
  [rescanRole, registry.account, 'rescan/production'],
  [deployRole, names.account, 'deploy/production'],
  ['gatehouse-development-deploy', development.account, 'deploy/development'],
];

describe.each(WRITERS)('%s of %s', (who, _, own) => {
  itAllows(world, [
    [who, 's3:PutObject', record(own), once],
    [who, 's3:GetObject', record(own), here],
    [who, 's3:ListBucket', recordsBucket, { ...here, 's3:prefix': `${own}/orders/` }],
  ]);

  itDenies(world, {
    'replacing a record': [[who, 's3:PutObject', record(own), here]],
    'deleting a record': [
      [who, 's3:DeleteObject', record(own)],
      [who, 's3:DeleteObjectVersion', record(own)],
    ],
    'writing records of other roles': [...PREFIXES, 'report', 'segments']
      .filter((prefix) => prefix !== own)
      .map((prefix) => [who, 's3:PutObject', record(prefix), once] as const),
    'a bucket of this name that another account holds': [
      [who, 's3:PutObject', record(own), { ...once, 'aws:ResourceAccount': '999999999999' }],
    ],
  });
});

describe('the role of the weekly report', () => {
  itAllows(world, [
    ...PREFIXES.map((prefix) => [reportRole, 's3:GetObject', record(prefix)] as const),
    [reportRole, 's3:GetObject', segment],
    ...READABLE.map(
      (prefix) => [reportRole, 's3:ListBucket', recordsBucket, { 's3:prefix': prefix }] as const,
    ),
    [reportRole, 's3:PutObject', `${recordsBucket}/report/2026-11-23.html`],
    [reportRole, 'sns:Publish', operationsTopic],
  ]);

  itDenies(world, {
    'improving the figures': [
      ...PREFIXES.map((prefix) => [reportRole, 's3:PutObject', record(prefix), once] as const),
      ...PREFIXES.map((prefix) => [reportRole, 's3:DeleteObject', record(prefix)] as const),
      [reportRole, 's3:PutObject', firstSeen('orders')],
      [reportRole, 's3:PutObject', segment, once],
      [reportRole, 's3:DeleteObject', segment],
    ],
    'anything else': [
      [reportRole, 'sns:Publish', operationsTopic.replace('operations', 'news')],
      [reportRole, 'sts:AssumeRole', role(gateRole, registry.account)],
    ],
  });
});

describe('the role that compacts records', () => {
  itAllows(world, [
    ...PREFIXES.map((prefix) => [compactRole, 's3:GetObject', record(prefix)] as const),
    [compactRole, 's3:GetObject', segment],
    ...READABLE.map(
      (prefix) => [compactRole, 's3:ListBucket', recordsBucket, { 's3:prefix': prefix }] as const,
    ),
    [compactRole, 's3:PutObject', segment, once],
  ]);

  itDenies(world, {
    'writing records': PREFIXES.map(
      (prefix) => [compactRole, 's3:PutObject', record(prefix), once] as const,
    ),
    'replacing or deleting anything': [
      [compactRole, 's3:PutObject', segment, here],
      [compactRole, 's3:DeleteObject', segment],
      [compactRole, 's3:DeleteObjectVersion', segment],
      ...PREFIXES.map((prefix) => [compactRole, 's3:DeleteObject', record(prefix)] as const),
    ],
    'anything else': [
      [compactRole, 's3:PutObject', firstSeen('orders')],
      [compactRole, 's3:GetObject', firstSeen('orders')],
      [compactRole, 's3:PutObject', `${recordsBucket}/report/2026-11-23.html`],
      [compactRole, 'sns:Publish', operationsTopic],
      [compactRole, 'sts:AssumeRole', role(gateRole, registry.account)],
    ],
  });
});

describe('the records', () => {
  const everything = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const ask = (principal: string, action: string, resource: string, context = {}) =>
    decideFor(world, principal, [everything], {
      action,
      resource,
      context: { 'aws:PrincipalArn': principal, 'aws:SecureTransport': 'true', ...context },
    });

  it.each(['administrator', buildRole, registry.infrastructureRole, registry.statusRole])(
    'are closed to %s, even if its own policies allow it',
    async (name) => {
      for (const prefix of [...PREFIXES, 'segments'])
        for (const [action, context] of [
          ['s3:GetObject', {}],
          ['s3:PutObject', once],
          ['s3:DeleteObject', {}],
          ['s3:DeleteObjectVersion', {}],
        ] as const) {
          const answer = await ask(role(name, registry.account), action, record(prefix), context);
          expect([action, prefix, answer]).toEqual([action, prefix, false]);
        }
    },
  );

  it('are written by their own role alone, even if the policies of other roles allow it', async () => {
    const writers = [...WRITERS, [compactRole, registry.account, 'segments'] as const];
    for (const [name, account, own] of [...writers, [reportRole, registry.account, ''] as const])
      for (const prefix of [...PREFIXES, 'segments']) {
        const answer = await ask(role(name, account), 's3:PutObject', record(prefix), once);
        expect([name, prefix, answer]).toEqual([name, prefix, prefix === own]);
      }
  });
});
