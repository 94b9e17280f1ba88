import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readManifest, type Manifest } from '@gatehouse/service-manifest';

/** The service whose image is tested, as `container-test.ts` was asked for. */
export const workspace = join(import.meta.dirname, '../../../..');
export const folder = process.env['CONTAINER_TEST_FOLDER'] ?? '';
export const name = basename(folder);
export const manifest: Manifest = readManifest(
  `${folder}/service.json`,
  readFileSync(join(workspace, folder, 'service.json'), 'utf8'),
);

/** Images in place of the bases, where no registry can be reached. */
export const standIns = process.env['CONTAINER_TEST_STAND_INS'] === 'true';
