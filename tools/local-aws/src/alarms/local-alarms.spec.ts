import { EcsWorld } from '../ecs/test/ecs-world.ts';

let world: EcsWorld;

beforeAll(async () => {
  world = await EcsWorld.start();
});

afterAll(() => world.stop());

/** As the AWS CLI asks. */
async function ask(input: object): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(world.aws.url, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/monitoring/aws4_request',
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'GraniteServiceVersion20100801.DescribeAlarms',
    },
    body: JSON.stringify(input),
  });
  return { status: response.status, answer: await response.json() };
}

async function states(input: object): Promise<Record<string, string>> {
  const { MetricAlarms } = (await ask(input)).answer as {
    MetricAlarms: { AlarmName: string; StateValue: string }[];
  };
  return Object.fromEntries(
    MetricAlarms.map(({ AlarmName, StateValue }) => [AlarmName, StateValue]),
  );
}

it('returns the state of alarms', async () => {
  const { alarms } = world.delivery;
  alarms.setState('shop-latency', 'ALARM');
  expect(await states({ AlarmNames: ['shop-latency', 'none'] })).toEqual({
    'shop-latency': 'ALARM',
  });
  expect(await states({ StateValue: 'OK' })).toEqual({ 'shop-errors': 'OK' });
  alarms.setState('shop-latency', 'OK');
});

it('keeps an alarm that rolls a deployment back on until the roll-back is done', async () => {
  await world.createSteady();
  await world.deploy('alarm');
  world.delivery.ecs.advance(6);
  const on = { 'shop-errors': 'ALARM', 'shop-latency': 'OK' };
  expect(await states({ AlarmNamePrefix: 'shop-' })).toEqual(on);
  await world.statuses();
  expect(await states({ AlarmNamePrefix: 'shop-' })).toEqual({ ...on, 'shop-errors': 'OK' });
});

it('refuses unsupported parameters by name', async () => {
  const { status, answer } = await ask({ ActionPrefix: 'arn:' });
  expect(status).toBe(400);
  expect(answer).toMatchObject({
    __type: 'InvalidParameterValue',
    message: 'The embedded AWS does not support the parameter ActionPrefix of DescribeAlarms.',
  });
});

it('has no composite alarms', async () => {
  (await world.aws.delivery()).alarms.create('of-a-metric');
  expect(await states({ AlarmTypes: ['CompositeAlarm'] })).toEqual({});
  expect(await states({ AlarmTypes: ['CompositeAlarm', 'MetricAlarm'] })).toHaveProperty(
    'of-a-metric',
  );
});
