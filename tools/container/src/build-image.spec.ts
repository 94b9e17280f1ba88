import { buildArguments, type ImageSource } from './build-image.ts';

const SOURCE: ImageSource = {
  name: 'payments',
  root: '/w',
  folder: 'apps/payments',
  platform: 'linux/arm64',
  commit: { id: 'abc', time: 1_700_000_000 },
};

describe('the arguments of docker build', () => {
  it('take version and dates from the commit, and use the workspace as the context', () => {
    expect(buildArguments(SOURCE, false, ['--no-cache'])).toEqual([
      'build',
      '--file=/w/apps/payments/Dockerfile',
      '--platform=linux/arm64',
      '--tag=payments:local',
      '--build-arg=SERVICE_VERSION=abc',
      '--build-arg=CREATED=2023-11-14T22:13:20.000Z',
      '--build-arg=SOURCE_DATE_EPOCH=1700000000',
      '--no-cache',
      '/w',
    ]);
  });

  it('prevent buildx from making an index of the image', () => {
    expect(buildArguments(SOURCE, true, []).slice(0, 5)).toEqual([
      'buildx',
      'build',
      '--load',
      '--provenance=false',
      '--sbom=false',
    ]);
  });
});
