import {
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  LabelParameterVersionCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  RemoveTagsFromResourceCommand,
  SSMClient,
  UnlabelParameterVersionCommand,
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
const get = async (Name: string, WithDecryption?: boolean) =>
  (await client.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter;

it('returns the plain text of a SecureString only on request', async () => {
  await put('/secure/a', 'plain text', { Type: 'SecureString', KeyId: 'alias/own' });
  const encrypted = (await get('/secure/a'))?.Value ?? '';
  expect(encrypted).not.toContain('plain text');
  expect(Buffer.from(encrypted, 'base64').toString()).not.toContain('plain text');
  expect((await get('/secure/a', true))?.Value).toBe('plain text');
  const byPath = async (WithDecryption?: boolean) =>
    (await client.send(new GetParametersByPathCommand({ Path: '/secure', WithDecryption })))
      .Parameters?.[0]?.Value;
  expect([await byPath(), await byPath(true)]).toEqual([encrypted, 'plain text']);
  const history = new GetParameterHistoryCommand({ Name: '/secure/a' });
  expect((await client.send(history)).Parameters).toMatchObject([
    { Value: encrypted, KeyId: 'alias/own' },
  ]);
});

it.each<[string, () => Promise<unknown>, string]>([
  ['an unknown type', () => put('/r/a', 'x', { Type: 'Number' }), 'ValidationException'],
  ['a name of AWS', () => put('/aws/a', 'x'), 'AccessDeniedException'],
  ['a name of SSM', () => put('ssm-a', 'x'), 'ValidationException'],
  ['a path without a slash before it', () => put('r/a', 'x'), 'ValidationException'],
  ['sixteen levels', () => put('/r'.repeat(16), 'x'), 'HierarchyLevelLimitExceededException'],
  ['a key for a String', () => put('/r/a', 'x', { KeyId: 'alias/own' }), 'ValidationException'],
  [
    'a value that does not match',
    () => put('/r/a', 'x', { AllowedPattern: '^\\d+$' }),
    'ParameterPatternMismatchException',
  ],
  [
    'a pattern that is none',
    () => put('/r/a', 'x', { AllowedPattern: '(' }),
    'InvalidAllowedPatternException',
  ],
  ['the advanced tier', () => put('/r/a', 'x', { Tier: 'Advanced' }), 'ValidationException'],
  ['policies', () => put('/r/a', 'x', { Policies: '[]' }), 'ValidationException'],
  [
    'a page of eleven',
    () => client.send(new GetParametersByPathCommand({ Path: '/r', MaxResults: 11 })),
    'ValidationException',
  ],
])('refuses %s', async (_, call, name) => {
  await expect(call()).rejects.toMatchObject({ name });
});

it('does not change the type of a parameter', async () => {
  await put('/type/a', 'x');
  await expect(
    put('/type/a', 'y', { Type: 'SecureString', Overwrite: true }),
  ).rejects.toMatchObject({ name: 'HierarchyTypeMismatchException' });
});

it('deletes one parameter or several', async () => {
  for (const name of ['/gone/a', '/gone/b']) await put(name, 'x');
  await client.send(new DeleteParameterCommand({ Name: '/gone/a' }));
  await expect(client.send(new DeleteParameterCommand({ Name: '/gone/a' }))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
  const Names = ['/gone/a', '/gone/b'];
  expect(await client.send(new DeleteParametersCommand({ Names }))).toMatchObject({
    DeletedParameters: ['/gone/b'],
    InvalidParameters: ['/gone/a'],
  });
});

it('describes parameters that match filters, but never their values', async () => {
  await put('/d/one', 'x', { Description: 'First', Tags: [{ Key: 'team', Value: 'a' }] });
  await put('/d/deep/two', 'x', { Type: 'SecureString' });
  const names = async (
    ...ParameterFilters: { Key: string; Option?: string; Values?: string[] }[]
  ) => {
    const { Parameters = [] } = await client.send(
      new DescribeParametersCommand({ ParameterFilters }),
    );
    expect(Parameters.every((each) => !('Value' in each))).toBe(true);
    return Parameters.map(({ Name }) => Name);
  };
  const path = { Key: 'Path', Values: ['/d'] };
  expect(await names(path)).toEqual(['/d/one']);
  expect(await names({ ...path, Option: 'Recursive' })).toEqual(['/d/one', '/d/deep/two']);
  expect(
    await names({ ...path, Option: 'Recursive' }, { Key: 'Type', Values: ['SecureString'] }),
  ).toEqual(['/d/deep/two']);
  expect(await names({ Key: 'Name', Option: 'Contains', Values: ['deep'] })).toEqual([
    '/d/deep/two',
  ]);
  expect(await names({ Key: 'tag:team', Values: ['a'] })).toEqual(['/d/one']);
  await expect(names({ Key: 'Size', Values: ['1'] })).rejects.toMatchObject({
    name: 'InvalidFilterKey',
  });
  await expect(names({ Key: 'Type', Option: 'Contains', Values: ['S'] })).rejects.toMatchObject({
    name: 'InvalidFilterOption',
  });
  const Filters = [{ Key: 'Name' as const, Values: ['/d/one'] }];
  await expect(client.send(new DescribeParametersCommand({ Filters }))).rejects.toThrow('Filters');
});

it('labels a version, and moves the label', async () => {
  for (const value of ['one', 'two']) await put('/label/a', value, { Overwrite: true });
  const label = (ParameterVersion: number | undefined, ...Labels: string[]) =>
    client.send(new LabelParameterVersionCommand({ Name: '/label/a', ParameterVersion, Labels }));
  expect(await label(1, 'live', '1st')).toMatchObject({
    InvalidLabels: ['1st'],
    ParameterVersion: 1,
  });
  expect(await get('/label/a:live')).toMatchObject({ Value: 'one', Selector: ':live' });
  await label(undefined, 'live');
  expect(await get('/label/a:live')).toMatchObject({ Value: 'two' });
  const { Parameters } = await client.send(new GetParameterHistoryCommand({ Name: '/label/a' }));
  expect(Parameters?.map(({ Labels }) => Labels)).toEqual([[], ['live']]);
  await expect(label(2, ...[...Array(10).keys()].map((each) => `l${each}`))).rejects.toMatchObject({
    name: 'ParameterVersionLabelLimitExceeded',
  });
  const off = new UnlabelParameterVersionCommand({
    Name: '/label/a',
    ParameterVersion: 2,
    Labels: ['live', 'other'],
  });
  expect(await client.send(off)).toMatchObject({
    RemovedLabels: ['live'],
    InvalidLabels: ['other'],
  });
  for (const id of ['/label/a:live', '/label/a:9'])
    await expect(get(id)).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
});

it('removes and lists tags', async () => {
  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
  ];
  await put('/tags/a', 'x', { Tags });
  const thing = { ResourceType: 'Parameter', ResourceId: '/tags/a' } as const;
  await client.send(new RemoveTagsFromResourceCommand({ ...thing, TagKeys: ['a'] }));
  const { TagList } = await client.send(new ListTagsForResourceCommand(thing));
  expect(TagList).toEqual([{ Key: 'b', Value: '2' }]);
});
