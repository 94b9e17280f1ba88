import { parseImage } from '../../image/image-reference.ts';
import { collectEcr } from './collect-ecr.ts';
import { startEcr, type EcrDouble } from './test/ecr-double.ts';
import { DIGEST } from './test/image-manifests.ts';
import { ACCOUNT } from './test/repository.ts';
import { BASIC } from './test/world.ts';

const environment = { ...process.env };
let double: EcrDouble;

beforeEach(async () => {
  double = await startEcr({
    ...BASIC,
    BatchGetImage: () => ({ error: 'RepositoryNotFoundException' }),
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: double.endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
});

afterEach(async () => {
  process.env = { ...environment };
  await double.close();
});

test.each([
  [`${ACCOUNT}.dkr.ecr.eu-central-1.amazonaws.com/payments`, ACCOUNT],
  ['payments', undefined],
])('calls the account and region of the environment, for %s', async (name, registryId) => {
  await expect(
    collectEcr(parseImage(`${name}@${DIGEST}`), 60_000, () => undefined),
  ).rejects.toThrow(/^ecr: payments@sha256:\w{12}: BatchGetImage: RepositoryNotFoundException/);
  expect(double.calls).toMatchObject([
    { action: 'BatchGetImage', input: { repositoryName: 'payments' } },
  ]);
  expect(double.calls[0]?.input).toHaveProperty('imageIds', [{ imageDigest: DIGEST }]);
  expect((double.calls[0]?.input as { registryId?: string }).registryId).toBe(registryId);
});
