import { executionRolePolicy, taskRolePolicy, type Statement } from '@gatehouse/service-manifest';
import { templateOf } from '../test/template-of.ts';
import { environment, needs, serviceModel } from '../test/workspace.ts';
import { NetworkStack } from './network-stack.ts';
import { endpointsIn } from './test/endpoints-in.ts';
import { passesEndpoints, type Request } from './test/passes-endpoints.ts';

const ACCOUNT = '333333333333';
const REGISTRY = '000000000000';
const STRANGER = '999999999999';

const endpoints = endpointsIn(
  templateOf((app) => new NetworkStack(app, environment('production'), needs)),
);
const passes = (request: Request) => passesEndpoints(endpoints, request);

/** The permissions of the tasks of two services, by their own roles and the execution roles. */
const statements = (['orders', 'payments'] as const)
  .map((name) => serviceModel(name, 'production'))
  .flatMap((model) =>
    [...taskRolePolicy(model).Statement, ...executionRolePolicy(model).Statement].map(
      (statement) => [`${model.name} ${statement.Sid}`, statement] as const,
    ),
  );

/** A request for each action and resource of a statement; an index of a table supports fewer actions. */
const requestsOf = ({ Action, Resource = [] }: Statement): Request[] =>
  [Action].flat().flatMap((action) =>
    [Resource]
      .flat()
      .filter((resource) => !(action.endsWith('Table') && resource.includes('/index/')))
      .map((resource) => ({
        action,
        resource: resource
          .replace('??????', 'AbCdEf')
          .replace(/:\*$/, ':log-stream:one')
          .replace(/\/\*$/, '/one'),
        caller: ACCOUNT,
        owner: resource.split(':')[4] || ACCOUNT,
      })),
  );

it.each(statements)(
  'allow %s, but not with credentials of another account',
  async (_name, statement) => {
    for (const request of requestsOf(statement)) {
      expect([request, await passes(request)]).toEqual([request, true]);
      expect([request, await passes({ ...request, caller: STRANGER })]).toEqual([request, false]);
    }
  },
);

it.each([
  ['s3:PutObject', 'arn:aws:s3:::strangers-bucket/loot'],
  ['s3:GetObject', 'arn:aws:s3:::strangers-bucket/tool'],
  ['sns:Publish', `arn:aws:sns:eu-central-1:${STRANGER}:topic`],
  ['dynamodb:PutItem', `arn:aws:dynamodb:eu-central-1:${STRANGER}:table/loot`],
  ['logs:PutLogEvents', `arn:aws:logs:eu-central-1:${STRANGER}:log-group:loot:log-stream:one`],
  ['ecr:BatchGetImage', `arn:aws:ecr:eu-central-1:${STRANGER}:repository/tool`],
])('deny %s on %s', async (action, resource) => {
  expect(await passes({ action, resource, caller: ACCOUNT, owner: STRANGER })).toBe(false);
});

it.each(['build/orders', 'development/orders', 'orders'])(
  'deny pulling an image of the repository %s, which the gate has not released to production',
  async (name) => {
    const resource = `arn:aws:ecr:eu-central-1:${REGISTRY}:repository/${name}`;
    const request = { action: 'ecr:BatchGetImage', caller: ACCOUNT, owner: REGISTRY };
    expect(await passes({ ...request, resource })).toBe(false);
  },
);

it('let no role push images', async () => {
  const resource = `arn:aws:ecr:eu-central-1:${REGISTRY}:repository/production/orders`;
  const request = { resource, caller: ACCOUNT, owner: REGISTRY };
  expect(await passes({ action: 'ecr:PutImage', ...request })).toBe(false);
});

it('allow image layers to be downloaded with a pre-signed URL, and nothing else', async () => {
  const resource = 'arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/layer';
  const request = { resource, caller: STRANGER, owner: STRANGER };
  expect(await passes({ action: 's3:GetObject', ...request })).toBe(true);
  expect(await passes({ action: 's3:PutObject', ...request })).toBe(false);
});
