import { ECR } from '@aws-sdk/client-ecr';
import { imageTagOf } from '@gatehouse/service-manifest';
import { gatehouse } from '../deploy/test/gatehouse.ts';
import { startWorld, type World } from '../deploy/test/world.ts';
import { REGISTRY } from '../deploy/test/workspace.ts';

let world: World;
beforeAll(async () => (world = await startWorld()));
afterAll(() => world.stop());

const keep = (image: string) =>
  gatehouse(world, [
    ...['keep', '--service', 'payments', '--environment', 'production'],
    ...['--image', image],
  ]);

const tagsOf = async (imageDigest: string) => {
  const ecr = new ECR({ endpoint: world.aws.url, region: 'eu-central-1' });
  const { imageDetails = [] } = await ecr.describeImages({
    registryId: REGISTRY,
    repositoryName: 'payments',
    imageIds: [{ imageDigest }],
  });
  return imageDetails.flatMap(({ imageTags = [] }) => imageTags);
};

it('puts the tag of a release on the image, and does not mind when it is there', async () => {
  const image = world.push('one');
  const digest = image.split('@')[1]!;
  const tag = imageTagOf.release('production', digest);
  for (const _ of ['the first time', 'the second time'])
    expect(await keep(image)).toEqual({
      code: 0,
      stdout: `${image} is kept, by the tag ${tag}\n`,
      stderr: '',
    });
  expect(await tagsOf(digest)).toEqual([tag]);
});

it('keeps nothing that is not there, or is somebody else’s', async () => {
  const absent = world.push('two').replace(/\w{8}$/, '00000000');
  const { code, stderr } = await keep(absent);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `gatehouse: The registry has no image ${absent}, so that it cannot be kept\n`,
  });
  const foreign = await keep(world.push('three').replace('/payments@', '/orders@'));
  expect(foreign).toMatchObject({ code: 2, stderr: expect.stringContaining('must be of ') });
});
