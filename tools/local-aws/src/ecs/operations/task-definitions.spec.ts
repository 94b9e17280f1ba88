import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTagsForResourceCommand,
  ListTaskDefinitionsCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecs';
import { EcsWorld } from '../test/ecs-world.ts';
import { definition } from '../test/shop.ts';

let world: EcsWorld;

beforeAll(async () => {
  world = await EcsWorld.start();
});

afterAll(() => world.stop());

const describeDefinition = (taskDefinition: string) =>
  world.client.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }));
const list = async (input: object) =>
  (await world.client.send(new ListTaskDefinitionsCommand(input))).taskDefinitionArns;

it('numbers the revisions of a family', async () => {
  const arn = 'arn:aws:ecs:eu-central-1:000000000000:task-definition/numbered';
  const arns = [
    await world.register({ family: 'numbered' }),
    await world.register({ family: 'numbered', cpu: '512', memory: '1024' }),
    await world.register({ family: 'numbered-too' }),
  ];
  expect(arns).toEqual([`${arn}:1`, `${arn}:2`, `${arn}-too:1`]);
  expect(await list({ familyPrefix: 'numbered' })).toEqual([`${arn}:1`, `${arn}:2`]);
  expect(await list({ familyPrefix: 'numbered', sort: 'DESC', maxResults: 1 })).toEqual([
    `${arn}:2`,
  ]);
});

it('finds a revision by family, number and ARN, with its tags', async () => {
  const tags = [{ key: 'service', value: 'found' }];
  const first = await world.register({ family: 'found', tags });
  const second = await world.register({ family: 'found' });
  for (const [id, arn] of [
    ['found', second],
    ['found:1', first],
    [first, first],
  ] as const)
    expect((await describeDefinition(id)).taskDefinition?.taskDefinitionArn).toBe(arn);
  const { taskDefinition, tags: described } = await describeDefinition(first);
  expect(described).toEqual(tags);
  expect(taskDefinition).toMatchObject({ ...definition, family: 'found', revision: 1 });
  expect(taskDefinition).not.toHaveProperty('tags');
});

it.each(['none', 'found:99', 'arn:aws:ecs:eu-west-1:000000000000:task-definition/found:1'])(
  'finds no %s',
  async (id) => {
    await expect(describeDefinition(id)).rejects.toMatchObject({
      name: 'ClientException',
      message: 'Unable to describe task definition.',
    });
  },
);

it('a deregistered revision is INACTIVE and can be described, but is no longer the latest', async () => {
  const first = await world.register({ family: 'gone' });
  const second = await world.register({ family: 'gone' });
  await world.client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: second }));
  expect((await describeDefinition('gone')).taskDefinition?.taskDefinitionArn).toBe(first);
  expect((await describeDefinition(second)).taskDefinition?.status).toBe('INACTIVE');
  expect(await list({ familyPrefix: 'gone' })).toEqual([first]);
  expect(await list({ familyPrefix: 'gone', status: 'INACTIVE' })).toEqual([second]);
  expect(await world.register({ family: 'gone' })).toMatch(/gone:3$/);
});

it('tags resources', async () => {
  const resourceArn = await world.register({ family: 'tagged', tags: [{ key: 'a', value: '1' }] });
  const added = [
    { key: 'a', value: '2' },
    { key: 'b', value: '3' },
  ];
  await world.client.send(new TagResourceCommand({ resourceArn, tags: added }));
  const { tags } = await world.client.send(new ListTagsForResourceCommand({ resourceArn }));
  expect(tags).toEqual(added);
});
