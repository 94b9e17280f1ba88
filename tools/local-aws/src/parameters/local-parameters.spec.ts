import {
  AddTagsToResourceCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

let aws: LocalAws;
let client: SSMClient;

beforeAll(async () => {
  aws = await startLocalAws();
  client = new SSMClient(clientOptions(aws.url));
});

afterAll(async () => {
  client.destroy();
  await aws.stop();
});

const put = (Name: string, Value: string, change: object = {}) =>
  client.send(new PutParameterCommand({ Name, Value, Type: 'String', ...change }));
const get = async (Name: string) =>
  (await client.send(new GetParameterCommand({ Name }))).Parameter;

it('keeps versions', async () => {
  expect(await put('/a/versions', 'one')).toMatchObject({ Version: 1, Tier: 'Standard' });
  await put('/a/versions', 'two', { Overwrite: true, Type: undefined });
  expect(await get('/a/versions')).toMatchObject({
    Value: 'two',
    Version: 2,
    Type: 'String',
    ARN: 'arn:aws:ssm:eu-central-1:000000000000:parameter/a/versions',
    LastModifiedDate: expect.any(Date),
  });
  expect(await get('/a/versions:1')).toMatchObject({ Value: 'one', Version: 1 });
  const { Parameters } = await client.send(new GetParameterHistoryCommand({ Name: '/a/versions' }));
  expect(Parameters?.map(({ Version, Value }) => [Version, Value])).toEqual([
    [1, 'one'],
    [2, 'two'],
  ]);
});

it('keeps the latest hundred versions', async () => {
  const { parameters } = await aws.delivery();
  for (let version = 1; version <= 105; version++) parameters.put('/a/many', String(version));
  const read = (NextToken?: string) =>
    client.send(new GetParameterHistoryCommand({ Name: '/a/many', MaxResults: 50, NextToken }));
  const first = await read();
  const second = await read(first.NextToken);
  expect(first.Parameters?.[0]?.Version).toBe(6);
  expect(second.Parameters?.at(-1)?.Version).toBe(105);
  expect(second.NextToken).toBeUndefined();
});

it('reads several at once, and lists the missing ones', async () => {
  const { parameters } = await aws.delivery();
  parameters.put('/b/list', ['x', 'y']);
  const { Parameters, InvalidParameters } = await client.send(
    new GetParametersCommand({ Names: ['/b/list', '/b/none'] }),
  );
  expect(Parameters).toMatchObject([{ Name: '/b/list', Type: 'StringList', Value: 'x,y' }]);
  expect(InvalidParameters).toEqual(['/b/none']);
  const eleven = Array.from({ length: 11 }, (_, index) => `/b/${index}`);
  await expect(client.send(new GetParametersCommand({ Names: eleven }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

it('reads a folder with its subfolders', async () => {
  for (const name of ['/c/one', '/c/two', '/c/deep/three', '/cc/four']) await put(name, 'x');
  const read = async (options: object) => {
    const command = new GetParametersByPathCommand({ Path: '/c', ...options });
    const { Parameters = [], NextToken } = await client.send(command);
    return { names: Parameters.map(({ Name }) => Name), NextToken };
  };
  expect((await read({})).names).toEqual(['/c/one', '/c/two']);
  const { names, NextToken } = await read({ Recursive: true, MaxResults: 2 });
  expect(names).toEqual(['/c/one', '/c/two']);
  expect((await read({ Recursive: true, NextToken })).names).toEqual(['/c/deep/three']);
});

it.each<[string, () => Promise<unknown>, string]>([
  ['one that is there', () => put('/d/there', 'again'), 'ParameterAlreadyExists'],
  ['one without a type', () => put('/d/new', 'x', { Type: undefined }), 'ValidationException'],
  ['one that is large', () => put('/d/large', 'x'.repeat(4097)), 'ValidationException'],
  ['one that is empty', () => put('/d/empty', ''), 'ValidationException'],
  ['an odd name', () => put('/d/odd name', 'x'), 'ValidationException'],
  ['to read what is not there', () => get('/d/none'), 'ParameterNotFound'],
])('refuses %s', async (_, call, name) => {
  const { parameters } = await aws.delivery();
  parameters.put('/d/there', 'x');
  await expect(call()).rejects.toMatchObject({ name });
});

it('accepts tags, but not with an overwrite', async () => {
  const Tags = [{ Key: 'service', Value: 'shop' }];
  await put('/e/tagged', 'x', { Tags });
  await expect(put('/e/tagged', 'y', { Tags, Overwrite: true })).rejects.toMatchObject({
    name: 'ValidationException',
  });
  const tag = (ResourceId: string) =>
    client.send(new AddTagsToResourceCommand({ ResourceType: 'Parameter', ResourceId, Tags }));
  await tag('/e/tagged');
  await expect(tag('/e/none')).rejects.toMatchObject({ name: 'InvalidResourceId' });
});
