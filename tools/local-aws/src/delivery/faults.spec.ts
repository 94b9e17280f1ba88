import { DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import { DescribeClustersCommand, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { DescribeTargetGroupsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import { GetParametersCommand } from '@aws-sdk/client-ssm';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { deliveryClientsFor, type DeliveryClients } from '../test/delivery-clients.ts';

let aws: LocalAws;
let clients: DeliveryClients;

beforeAll(async () => {
  aws = await startLocalAws({ tickMs: 0 });
  clients = deliveryClientsFor(aws.url);
  const { identity, keys } = await aws.delivery();
  identity.createRole('role');
  keys.create('alias/key');
});

afterEach(() => aws.faults.clear());

afterAll(async () => {
  clients.destroy();
  await aws.stop();
});

type Options = { abortSignal?: AbortSignal };
const calls: Record<string, [string, (options?: Options) => Promise<unknown>]> = {
  ecs: ['DescribeClusters', (o) => clients.ecs.send(new DescribeClustersCommand({}), o)],
  ecr: ['DescribeRepositories', (o) => clients.ecr.send(new DescribeRepositoriesCommand({}), o)],
  logs: ['DescribeLogGroups', (o) => clients.logs.send(new DescribeLogGroupsCommand({}), o)],
  elasticloadbalancing: [
    'DescribeTargetGroups',
    (o) => clients.balancing.send(new DescribeTargetGroupsCommand({}), o),
  ],
  'application-autoscaling': [
    'DescribeScalableTargets',
    (o) => clients.scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }), o),
  ],
  ssm: ['GetParameters', (o) => clients.ssm.send(new GetParametersCommand({ Names: ['/x'] }), o)],
  iam: ['GetRole', (o) => clients.iam.send(new GetRoleCommand({ RoleName: 'role' }), o)],
  kms: [
    'GetPublicKey',
    (o) => clients.kms.send(new GetPublicKeyCommand({ KeyId: 'alias/key' }), o),
  ],
};

describe.each(Object.keys(calls))('%s', (service) => {
  const [action, call] = calls[service]!;
  const rule = { service, action } as { service: 'ecs'; action: string };

  it('counts calls, and returns the counts', async () => {
    const before = aws.calls()[rule.service]?.[action] ?? 0;
    await call();
    expect(aws.calls()[rule.service]?.[action]).toBe(before + 1);
  });

  it('throttles in a way that the SDK recognises', async () => {
    aws.faults.set({ ...rule, kind: 'throttle', times: 1 });
    await expect(call()).rejects.toMatchObject({ name: expect.stringMatching(/^Throttling/) });
    await call();
  });

  it('fails like a server', async () => {
    aws.faults.set({ ...rule, kind: 'error' });
    await expect(call()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    aws.faults.set({ ...rule, kind: 'error', status: 503 });
    await expect(call()).rejects.toMatchObject({ name: 'ServiceUnavailable' });
  });

  it('hangs until the caller gives up', async () => {
    aws.faults.set({ ...rule, kind: 'hang' });
    await expect(call({ abortSignal: AbortSignal.timeout(30) })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

it('limits a fault to one action', async () => {
  aws.faults.set({ service: 'ecs', action: 'DescribeClusters', kind: 'error' });
  await clients.ecs.send(new ListTaskDefinitionsCommand({}));
});

it('responds to an unknown action with an error that is not retried', async () => {
  const ask = (service: string, headers: Record<string, string>, body: string) =>
    fetch(aws.url, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/${service}/aws4_request`,
        ...headers,
      },
      body,
    });
  const json = await ask(
    'ecs',
    { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.toString' },
    '{}',
  );
  expect(json.status).toBe(400);
  expect(await json.json()).toMatchObject({ __type: 'UnknownOperationException' });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const query = await ask('iam', form, 'Action=DeleteRole&RoleName=role');
  expect(query.status).toBe(400);
  expect(await query.text()).toContain('<Code>InvalidAction</Code>');
  const broken = await ask('ssm', { 'x-amz-target': 'AmazonSSM.GetParameter' }, '[1');
  expect(await broken.json()).toMatchObject({ __type: 'SerializationException' });
});
