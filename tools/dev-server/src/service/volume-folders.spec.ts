import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@gatehouse/service-manifest';
import { localEnvironment } from '../local-environment.ts';
import { volumeFolders } from './volume-folders.ts';

const manifest: Manifest = {
  description: 'Stores papers',
  port: 3000,
  exposure: 'internal',
  grants: [{ volume: 'papers', access: 'read-write' }],
};

it('gives a service a folder for each volume, which keeps its files from one start to the next', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'gatehouse-volumes-'));
  try {
    const folder = volumeFolders(workspace, 'archive', manifest);
    const { PAPERS_VOLUME: path } = localEnvironment(
      'archive',
      manifest,
      new Map(),
      {},
      '',
      folder,
    );
    expect(path).toBe(join(workspace, '.gatehouse/volumes/archive/papers'));
    writeFileSync(join(path!, 'first.txt'), 'kept');
    volumeFolders(workspace, 'archive', manifest);
    expect(readFileSync(join(path!, 'first.txt'), 'utf8')).toBe('kept');
  } finally {
    rmSync(workspace, { recursive: true });
  }
});
