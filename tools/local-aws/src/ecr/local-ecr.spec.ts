import {
  BatchGetImageCommand,
  BatchGetRepositoryScanningConfigurationCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetRegistryScanningConfigurationCommand,
  PutImageCommand,
  StartImageScanCommand,
} from '@aws-sdk/client-ecr';
import { createHash } from 'node:crypto';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';
import type { LocalEcr } from './local-ecr.ts';

const registryId = '123456789012';
const repositoryName = 'shop';
const manifestOf = (layer: string): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    layers: [layer],
  });
const digestOf = (text: string): string =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

let aws: LocalAws;
let ecr: LocalEcr;
let client: ECRClient;

beforeAll(async () => {
  aws = await startLocalAws();
  ({ ecr } = await aws.delivery());
  client = new ECRClient(clientOptions(aws.url));
  ecr.createRepository(repositoryName);
  ecr.createRepository('elsewhere', registryId);
});

afterAll(async () => {
  client.destroy();
  await aws.stop();
});

const put = (imageManifest: string, imageTag?: string, change: object = {}) =>
  client.send(new PutImageCommand({ repositoryName, imageManifest, imageTag, ...change }));
const describeImages = (...imageIds: { imageDigest?: string; imageTag?: string }[]) =>
  client.send(new DescribeImagesCommand({ repositoryName, imageIds }));

it('stores manifests under their digests', async () => {
  const manifest = manifestOf('kept');
  const { image } = await put(manifest, 'v1');
  expect(image?.imageId).toEqual({ imageDigest: digestOf(manifest), imageTag: 'v1' });
  const { imageDetails } = await describeImages({ imageTag: 'v1' });
  expect(imageDetails).toMatchObject([
    {
      imageDigest: digestOf(manifest),
      imageTags: ['v1'],
      imagePushedAt: expect.any(Date),
      imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
    },
  ]);
  const imageDigest = digestOf(manifest);
  const { images, failures } = await client.send(
    new BatchGetImageCommand({
      repositoryName,
      imageIds: [{ imageDigest }, { imageTag: 'v0' }],
    }),
  );
  expect(images?.map(({ imageManifest }) => imageManifest)).toEqual([manifest]);
  expect(failures).toMatchObject([{ imageId: { imageTag: 'v0' }, failureCode: 'ImageNotFound' }]);
});

it('does not move a tag, and refuses a duplicate and a wrong digest', async () => {
  await put(manifestOf('one'), 'fixed');
  await expect(put(manifestOf('two'), 'fixed')).rejects.toMatchObject({
    name: 'ImageTagAlreadyExistsException',
  });
  await expect(put(manifestOf('one'), 'fixed')).rejects.toMatchObject({
    name: 'ImageAlreadyExistsException',
  });
  await put(manifestOf('one'), 'fixed-too');
  const { imageDetails } = await describeImages({ imageTag: 'fixed-too' });
  expect(imageDetails?.[0]?.imageTags).toEqual(['fixed', 'fixed-too']);
  const imageDigest = digestOf('other');
  await expect(put(manifestOf('three'), undefined, { imageDigest })).rejects.toMatchObject({
    name: 'ImageDigestDoesNotMatchException',
  });
  await expect(
    describeImages({ imageDigest: digestOf(manifestOf('three')) }),
  ).rejects.toMatchObject({
    name: 'ImageNotFoundException',
  });
});

it('separates the registries of accounts', async () => {
  ecr.push('elsewhere', manifestOf('far'), { registryId });
  const describeIn = (registry?: string) =>
    client.send(new DescribeImagesCommand({ repositoryName: 'elsewhere', registryId: registry }));
  expect((await describeIn(registryId)).imageDetails).toHaveLength(1);
  await expect(describeIn()).rejects.toMatchObject({ name: 'RepositoryNotFoundException' });
  const { repositories } = await client.send(new DescribeRepositoriesCommand({ registryId }));
  expect(repositories).toMatchObject([
    { repositoryUri: `${registryId}.dkr.ecr.eu-central-1.amazonaws.com/elsewhere` },
  ]);
});

it('scans on push, and finds what a test configures', async () => {
  const imageDigest = ecr.push(repositoryName, manifestOf('scanned'));
  const findings = async () => {
    const command = new DescribeImageScanFindingsCommand({
      repositoryName,
      imageId: { imageDigest },
    });
    return client.send(command);
  };
  const { imageDetails } = await describeImages({ imageDigest });
  const clean = await findings();
  expect(clean.imageScanStatus?.status).toBe('COMPLETE');
  expect(clean.imageScanFindings?.findings).toEqual([]);
  expect(clean.imageScanFindings?.imageScanCompletedAt?.getTime()).toBeGreaterThanOrEqual(
    imageDetails?.[0]?.imagePushedAt?.getTime() ?? Infinity,
  );
  ecr.setFindings(repositoryName, imageDigest, [{ name: 'CVE-2026-1', severity: 'HIGH' }]);
  await client.send(new StartImageScanCommand({ repositoryName, imageId: { imageDigest } }));
  expect((await findings()).imageScanFindings).toMatchObject({
    findings: [{ name: 'CVE-2026-1' }],
    findingSeverityCounts: { HIGH: 1 },
  });
});

it('returns how it scans', async () => {
  const registry = await client.send(new GetRegistryScanningConfigurationCommand({}));
  expect(registry).toMatchObject({
    registryId: '000000000000',
    scanningConfiguration: { scanType: 'BASIC' },
  });
  const repositories = await client.send(
    new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: ['shop', 'none'] }),
  );
  expect(repositories.scanningConfigurations).toMatchObject([{ scanFrequency: 'SCAN_ON_PUSH' }]);
  expect(repositories.failures).toMatchObject([{ repositoryName: 'none' }]);
});

it('lets docker log in', async () => {
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
  const [login] = authorizationData ?? [];
  expect(Buffer.from(login?.authorizationToken ?? '', 'base64').toString()).toMatch(/^AWS:.+/);
  expect(login?.expiresAt?.getTime()).toBeGreaterThan(Date.now());
});
