import { namesOf, type Workspace } from '@gatehouse/service-manifest';
import { batchOutputs } from '../report/batch-outputs.ts';
import type { Row } from './row.ts';

/** An image that runs, in all environments that have it. */
interface RunningImage {
  readonly service: string;
  /** The first digits of its digest, which tell the images of a service apart. */
  readonly digest: string;
  /** In one of the release repositories; all have the same bytes. */
  readonly image: string;
  /** In the release repository of each environment in which it runs. */
  readonly images: Record<string, string>;
}

const DIGITS = 12;

/**
 * What runs, as outputs from which a workflow makes a job for each image. One digest of a service is one image, in
 * however many environments it runs: it is scanned once, and gated for each of them.
 */
export function statusOutputs(rows: readonly Row[], workspace: Workspace): string {
  const found = new Map<string, RunningImage>();
  for (const row of rows)
    for (const image of imagesOf(row, workspace)) {
      const { service, environment } = row;
      const hex = image.slice(image.lastIndexOf(':') + 1);
      const key = `${service} ${hex}`;
      const one = found.get(key) ?? { service, digest: hex.slice(0, DIGITS), image, images: {} };
      one.images[environment] = image;
      found.set(key, one);
    }
  return batchOutputs('images', [...found.values()]);
}

/** The recorded image, or the running one if it differs. */
function imagesOf({ service, environment, record, seen, drift }: Row, workspace: Workspace) {
  if (record !== undefined && drift.length === 0) return [record.image];
  const { imageRepository } = namesOf(workspace, environment, service);
  const digests = new Set((seen?.tasks ?? []).flatMap(({ digest }) => digest ?? []));
  return [...digests].map((digest) => `${imageRepository}@${digest}`);
}
