import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { volumePath, volumesOf } from '@gatehouse/service-manifest';
import { manifest } from './subject.ts';

/** A temporary folder for each volume, which the user of the image may write as it may on EFS. */
export function mountedVolumes(): { options: string[]; remove: () => void } {
  const volumes = volumesOf(manifest);
  if (volumes.length === 0) return { options: [], remove: () => undefined };
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-volumes-'));
  const options = volumes.map(({ volume, access }) => {
    const folder = join(root, volume);
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    return `--volume=${folder}:${volumePath(volume)}${access === 'read' ? ':ro' : ''}`;
  });
  return { options, remove: () => rmSync(root, { recursive: true, force: true }) };
}
