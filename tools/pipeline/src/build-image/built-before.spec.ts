import { buildKeyOf, buildTagOf, parseWorkspace } from '@gatehouse/service-manifest';
import { JOB_ENV } from '../attestations/test/job.ts';
import { gatehouse } from '../deploy/test/gatehouse.ts';
import { startWorld } from '../deploy/test/start-world.ts';
import { REGISTRY, WORKSPACE } from '../deploy/test/workspace.ts';
import type { World } from '../deploy/test/world.ts';
import { pushImage } from '../promote/test/image-of.ts';
import { builtBefore } from './built-before.ts';

const COMMIT = '4f2c'.repeat(10);
const SETTINGS = { ...JSON.parse(WORKSPACE), attestations: 'kms' };
const workspace = parseWorkspace('gatehouse.json', JSON.stringify(SETTINGS));
const REPOSITORY = `${REGISTRY}.dkr.ecr.eu-central-1.amazonaws.com/build/payments`;

let world: World;
const said: string[] = [];
beforeAll(async () => {
  world = await startWorld('production');
  world.write('gatehouse.json', SETTINGS);
  world.delivery.keys.create(buildKeyOf(workspace));
});
afterAll(() => world.stop());
beforeEach(() => said.splice(0));

const before = (attempt: string, commit = COMMIT) =>
  builtBefore(
    workspace,
    'payments',
    { ...process.env, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: commit },
    (line) => said.push(line),
  );

/** A push under the tag of a commit. @returns the image */
function pushed(commit: string): string {
  const { ecr } = world.delivery;
  const place = { ecr, repository: 'build/payments', registryId: REGISTRY };
  return `${REPOSITORY}@${pushImage(place, commit, { tag: buildTagOf(commit) })}`;
}

async function attest(image: string, commit: string) {
  const purl = `pkg:oci/payments@${image.slice(image.indexOf('@') + 1).replace(':', '%3A')}`;
  world.write('sbom.cdx.json', { bomFormat: 'CycloneDX', metadata: { component: { purl } } });
  const args = ['--image', image, '--commit', commit, '--sbom', 'sbom.cdx.json'];
  expect(await gatehouse(world, ['attest', ...args], JOB_ENV)).toMatchObject({ code: 0 });
}

it('finds the image of an earlier attempt once that is proven, and asks nothing in the first one', async () => {
  expect([await before('2'), said]).toEqual([undefined, []]);
  const image = pushed(COMMIT);
  expect([await before('2'), said]).toEqual([
    undefined,
    [`${image}: not proven, so that it is built again`],
  ]);
  await attest(image, COMMIT);
  expect(await before('2')).toBe(image);
  expect(await before('1')).toBeUndefined();
});

it('does not take an image under the tag of this commit that was built from another one', async () => {
  const commit = 'ab'.repeat(20);
  const image = pushed(commit);
  await attest(image, COMMIT);
  expect([await before('3', commit), said]).toEqual([
    undefined,
    [`${image}: not proven, so that it is built again`],
  ]);
});

it('builds again where that is indeterminate', async () => {
  world.aws.faults.set({ service: 'kms', action: 'GetPublicKey', kind: 'error' });
  expect(await before('2')).toBeUndefined();
  world.aws.faults.clear();
  expect(said).toEqual([expect.stringContaining('undecided, so that it is built again')]);
});
