import { parseWorkspace } from '@gatehouse/service-manifest';
import { WORKSPACE } from '../test/workspace.ts';
import type { Row } from './row.ts';
import { statusOutputs } from './github.ts';

const workspace = parseWorkspace('gatehouse.json', WORKSPACE);
const imageOf = (environment: string, digit: string, service = 'payments') =>
  `222222222222.dkr.ecr.eu-central-1.amazonaws.com/${environment}/${service}@sha256:${digit.repeat(64)}`;
const row = (environment: string, digit: string, service = 'payments') =>
  ({
    ...{ environment, service, seen: undefined, drift: [], unknown: undefined },
    record: { image: imageOf(environment, digit, service) },
  }) as unknown as Row;

/** Rows of the matrix. */
function imagesIn(rows: readonly Row[]) {
  const [any, batches = ''] = statusOutputs(rows, workspace).split('\n');
  expect(any).toBe(`any=${rows.length > 0}`);
  const { include } = JSON.parse(batches.replace('batches=', '')) as {
    include: { images: object[] }[];
  };
  return include.flatMap(({ images }) => images);
}

it('names a digest once, with the image of each environment that runs it', () => {
  const same = [row('laptop', 'a'), row('production', 'a')];
  expect(imagesIn(same)).toEqual([
    {
      service: 'payments',
      digest: 'a'.repeat(12),
      image: imageOf('laptop', 'a'),
      images: { laptop: imageOf('laptop', 'a'), production: imageOf('production', 'a') },
    },
  ]);
});

it('keeps digests and services apart', () => {
  const rows = [row('laptop', 'a'), row('production', 'b'), row('production', 'a', 'orders')];
  expect(imagesIn(rows)).toMatchObject([
    { service: 'payments', images: { laptop: imageOf('laptop', 'a') } },
    { service: 'payments', images: { production: imageOf('production', 'b') } },
    { service: 'orders', digest: 'a'.repeat(12) },
  ]);
});
