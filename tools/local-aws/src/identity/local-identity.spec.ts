import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

let aws: LocalAws;
let client: IAMClient;

beforeAll(async () => {
  aws = await startLocalAws({ accountId: '222222222222' });
  client = new IAMClient(clientOptions(aws.url));
});

afterAll(async () => {
  client.destroy();
  await aws.stop();
});

const get = async (RoleName: string) => (await client.send(new GetRoleCommand({ RoleName }))).Role;

it('returns a role with its trust policy', async () => {
  const { identity } = await aws.delivery();
  const trust = { Statement: [{ Effect: 'Allow', Principal: { Service: 'a & <b>' } }] };
  identity.createRole('shop-task', trust);
  const role = await get('shop-task');
  expect(role).toMatchObject({
    Arn: 'arn:aws:iam::222222222222:role/shop-task',
    CreateDate: expect.any(Date),
  });
  expect(JSON.parse(decodeURIComponent(role?.AssumeRolePolicyDocument ?? ''))).toEqual(trust);
});

it('does not return a missing or deleted role', async () => {
  const { identity } = await aws.delivery();
  identity.createRole('gone');
  identity.removeRole('gone');
  for (const name of ['none', 'gone'])
    await expect(get(name)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      $metadata: { httpStatusCode: 404 },
    });
});

it('responds to STS GetCallerIdentity', async () => {
  const response = await fetch(aws.url, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/sts/aws4_request',
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  });
  const text = await response.text();
  expect(text).toContain('<Account>222222222222</Account>');
  expect(text).toContain('<Arn>arn:aws:iam::222222222222:user/local</Arn>');
});
