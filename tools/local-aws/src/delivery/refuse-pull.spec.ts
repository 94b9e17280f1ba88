import { DescribeImagesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { clientOptions } from '../test/client-options.ts';
import { EcsWorld } from '../ecs/test/ecs-world.ts';
import { definition, DIGEST, IMAGE } from '../ecs/test/shop.ts';

let world: EcsWorld;
beforeEach(async () => (world = await EcsWorld.start()));
afterEach(() => world.stop());

const ARN = 'arn:aws:ecr:eu-central-1:000000000000:repository';
const mayPull = (repository: string) => ({
  Statement: [
    { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
    {
      Effect: 'Allow',
      Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Resource: `${ARN}/${repository}`,
    },
  ],
});

/** Starts a service with this image; its execution role may only pull from `shop`. */
async function start(image: string) {
  world.delivery.identity.createRole('shop-execution', undefined, mayPull('shop'));
  const [container] = definition.containerDefinitions!;
  const taskDefinition = await world.register({ containerDefinitions: [{ ...container, image }] });
  await world.create({ taskDefinition });
  world.delivery.ecs.advance(4);
  return [...(await world.tasks('STOPPED')), ...(await world.tasks('RUNNING'))][0];
}

it('starts a task with an image that its execution role may pull, which ECR records', async () => {
  const task = await start(IMAGE);
  expect(task).toMatchObject({ lastStatus: 'RUNNING', containers: [{ imageDigest: DIGEST }] });
  const client = new ECRClient(clientOptions(world.aws.url));
  const { imageDetails } = await client.send(
    new DescribeImagesCommand({ repositoryName: 'shop', imageIds: [{ imageDigest: DIGEST }] }),
  );
  expect(imageDetails?.[0]?.lastRecordedPullTime).toEqual(expect.any(Date));
  client.destroy();
});

it('fails a task with an image from a repository that its execution role may not pull from', async () => {
  world.delivery.ecr.createRepository('build/shop');
  world.delivery.ecr.push('build/shop', '{"schemaVersion":2}');
  const task = await start(IMAGE.replace('/shop@', '/build/shop@'));
  expect(task).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'TaskFailedToStart',
    stoppedReason: expect.stringMatching(
      /^CannotPullContainerError: .*\/build\/shop@sha256:.*: pull access denied/,
    ),
    containers: [{ reason: expect.stringMatching(/^CannotPullContainerError/) }],
  });
});

it('fails a task with an image that is not in ECR', async () => {
  const task = await start(IMAGE.replace(/\w{8}$/, '00000000'));
  expect(task?.stoppedReason).toMatch(/^CannotPullContainerError: .*: not found$/);
});

it('checks no registry other than ECR', async () => {
  expect(await start('public.example.com/shop:latest')).toMatchObject({ lastStatus: 'RUNNING' });
});
