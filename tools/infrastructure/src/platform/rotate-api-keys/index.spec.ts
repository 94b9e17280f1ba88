import { createRequire } from 'node:module';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import { recordOutput, seededSecrets, waitFor } from '@gatehouse/testing';

interface Event {
  readonly Step: string;
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

const { currentKey, previousKey, rotatedKey, password } = seededSecrets;
const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];
const NAME = 'orders/api-keys';

let aws: LocalAws;
let rotate: (event: Event) => Promise<void>;
const before = { ...process.env };

beforeAll(async () => {
  aws = await startLocalAws();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: aws.region,
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
  });
  ({ handler: rotate } = createRequire(import.meta.url)('./index.cjs') as {
    handler: typeof rotate;
  });
});

afterAll(async () => {
  await aws.stop();
  process.env = before;
});

beforeEach(() => {
  if (aws.secrets.has(NAME)) aws.secrets.remove(NAME);
  aws.secrets.put(NAME, { current: currentKey });
  aws.secrets.onRotate(NAME, rotate);
});

const keys = (stage?: string) =>
  JSON.parse(aws.secrets.get(NAME, stage)) as { current: string; previous?: string };

/** The pending version. */
const token = () =>
  aws.secrets.store.find(NAME).versions.find(({ stages }) => stages.includes('AWSPENDING'))!.id;

/** The keys that a service accepts after reading the secret. */
const accepted = () => Object.values(keys());

/** Begins a rotation as Secrets Manager does, and leaves the steps to the test. */
async function begin(): Promise<(Step: string, version?: string) => Promise<void>> {
  let begun: Event | undefined;
  aws.secrets.onRotate(NAME, (event) => {
    begun = event;
  });
  await expect(aws.secrets.rotate(NAME)).rejects.toThrow('did not move AWSCURRENT');
  const { SecretId, ClientRequestToken } = begun!;
  return (Step, version = ClientRequestToken) =>
    rotate({ Step, SecretId, ClientRequestToken: version });
}

/** Expects a failure that names secret and step, and reveals no value. */
async function expectFailure(call: Promise<unknown>, step: string, reason: string): Promise<void> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const { message, stack, cause } = error as Error;
  recordOutput(`${message}\n${stack}\n`);
  expect(message).toBe(`${step} of ${aws.secrets.arn(NAME)} failed: ${reason}`);
  expect(cause).toBeUndefined();
}

it("generates a new key, and keeps today's", async () => {
  await aws.secrets.rotate(NAME);
  expect(keys()).toEqual({
    current: expect.stringMatching(/^[\w-]{48}$/),
    previous: currentKey,
  });
  expect(keys('AWSPREVIOUS')).toEqual({ current: currentKey });
});

it("still accepts yesterday's key, but not the one before", async () => {
  aws.secrets.put(NAME, { current: currentKey, previous: previousKey });
  expect(accepted()).toContain(previousKey);
  await aws.secrets.rotate(NAME);
  expect(accepted()).toContain(currentKey);
  expect(accepted()).not.toContain(previousKey);
  const { current } = keys();
  await aws.secrets.rotate(NAME);
  expect(accepted()).toContain(current);
  expect(accepted()).not.toContain(currentKey);
});

it('generates another key each time', async () => {
  await aws.secrets.rotate(NAME);
  const { current } = keys();
  await aws.secrets.rotate(NAME);
  expect(keys().current).not.toBe(current);
});

it('changes nothing when a step is called again', async () => {
  const step = await begin();
  await step('createSecret');
  const made = keys('AWSPENDING');
  for (const name of STEPS) {
    await step(name);
    await step(name);
    if (name !== 'finishSecret') expect(keys()).toEqual({ current: currentKey });
  }
  await step('createSecret');
  expect(keys()).toEqual(made);
});

it('finishes an incomplete earlier rotation', async () => {
  const step = await begin();
  await step('createSecret');
  const left = keys('AWSPENDING');
  aws.secrets.onRotate(NAME, rotate);
  await expect(aws.secrets.rotate(NAME)).rejects.toThrow('will be reattempted');
  await waitFor('the end of the rotation', () => aws.secrets.rotating.size === 0);
  expect(keys()).toEqual(left);
});

it('does not finish a rotation if the key was changed by hand since it began', async () => {
  const step = await begin();
  await step('createSecret');
  aws.secrets.put(NAME, { current: rotatedKey });
  const reason = 'AWSCURRENT has changed since AWSPENDING was made';
  await expectFailure(step('testSecret'), 'testSecret', reason);
  await expectFailure(step('finishSecret'), 'finishSecret', reason);
  expect(keys()).toEqual({ current: rotatedKey });
});

it.each(['testSecret', 'finishSecret'])('fails at %s before createSecret', async (name) => {
  const step = await begin();
  await expectFailure(step(name), name, 'ResourceNotFoundException');
  expect(keys()).toEqual({ current: currentKey });
});

it('refuses a version that is not pending', async () => {
  const step = await begin();
  const call = step('createSecret', '00000000-0000-4000-8000-000000000000');
  await expectFailure(call, 'createSecret', 'the version is not AWSPENDING');
});

it('refuses an unknown step', async () => {
  const step = await begin();
  await expectFailure(step('constructor'), 'constructor', 'there is no such step');
});

const SHAPE = 'AWSCURRENT is not {"current", "previous"} of long keys';
it.each<[what: string, value: string | object, reason: string]>([
  ['text', password, 'SyntaxError'],
  ['something else', { username: 'me', password }, SHAPE],
  ['a short key', { current: 'short' }, SHAPE],
  ['a short previous key', { current: currentKey, previous: '' }, SHAPE],
  ['more than keys', { current: currentKey, password }, SHAPE],
  ['a list', [password], SHAPE],
  ['nothing', 'null', 'TypeError'],
])('refuses a secret that is %s, without revealing it', async (_, value, reason) => {
  aws.secrets.put(NAME, value);
  const step = await begin();
  await expectFailure(step('createSecret'), 'createSecret', reason);
  expect(() => aws.secrets.get(NAME, 'AWSPENDING')).toThrow();
});

it.each([
  ['the key of today', { current: currentKey, previous: currentKey }, 'the key is not a new one'],
  [
    'keys without that of today',
    { current: rotatedKey, previous: previousKey },
    'AWSCURRENT has changed since AWSPENDING was made',
  ],
])('does not finish with %s that was inserted during the rotation', async (_, value, reason) => {
  const step = await begin();
  await new SecretsManager().putSecretValue({
    SecretId: NAME,
    ClientRequestToken: token(),
    SecretString: JSON.stringify(value),
    VersionStages: ['AWSPENDING'],
  });
  await step('createSecret');
  await expectFailure(step('finishSecret'), 'finishSecret', reason);
  expect(keys()).toEqual({ current: currentKey });
});

it("keeps today's key in use during an outage of Secrets Manager", async () => {
  const step = await begin();
  aws.faults.set({
    service: 'secretsmanager',
    action: 'PutSecretValue',
    kind: 'error',
  });
  await expect(step('createSecret')).rejects.toThrow(/^createSecret of arn:aws:\S+ failed: \w+$/);
  aws.faults.clear();
  await step('createSecret');
  expect(keys()).toEqual({ current: currentKey });
});
