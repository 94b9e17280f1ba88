import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';
import { docker } from './docker.ts';

/**
 * The digest of an image's configuration, in which are those of its layers: `sha256:...`. It is the image's id
 * in Docker's old image store; in containerd's, the default since Docker 29, that is another, and only the file that
 * `docker save` writes tells.
 */
export async function configDigest(image: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-image-'));
  try {
    const archive = join(folder, 'image.tar');
    await docker(['save', `--output=${archive}`, image]);
    const manifest = execFileSync(
      'tar',
      ['--extract', '--to-stdout', `--file=${archive}`, 'manifest.json'],
      { encoding: 'utf8' },
    );
    // `<digest>.json`, or `blobs/sha256/<digest>`.
    const [{ Config: config }] = JSON.parse(manifest) as [{ Config: string }];
    const [digest] = /[0-9a-f]{64}/.exec(config) ?? [];
    if (digest === undefined)
      throw new GatehouseError('GH-CONTAINER-002', `docker save calls its configuration ${config}`);
    return `sha256:${digest}`;
  } finally {
    await rm(folder, { recursive: true });
  }
}
