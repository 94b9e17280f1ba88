import { namesOf, type Workspace } from '@gatehouse/service-manifest';
import { batchOutputs } from '../report/batch-outputs.ts';
import type { Row } from './row.ts';

/** What runs, as step outputs from which a workflow creates a job for each image. */
export function statusOutputs(rows: readonly Row[], workspace: Workspace): string {
  return batchOutputs(
    'images',
    rows.flatMap((row) => {
      const { service, environment } = row;
      return imagesOf(row, workspace).map((image) => ({ service, environment, image }));
    }),
  );
}

/** The recorded image, or the running one if it differs. */
function imagesOf({ service, environment, record, seen, drift }: Row, workspace: Workspace) {
  if (record !== undefined && drift.length === 0) return [record.image];
  const { imageRepository } = namesOf(workspace, environment, service);
  const digests = new Set((seen?.tasks ?? []).flatMap(({ digest }) => digest ?? []));
  return [...digests].map((digest) => `${imageRepository}@${digest}`);
}
