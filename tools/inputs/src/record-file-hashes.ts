import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Has Nx record the hashes of all files, which it does when it writes a graph. A task that runs Nx would otherwise
 * read every file that changed since, only to hash it.
 */
export function recordFileHashes(): void {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-inputs-'));
  spawnSync('npx', ['nx', 'graph', `--file=${join(folder, 'graph.json')}`], { stdio: 'ignore' });
  rmSync(folder, { recursive: true });
}
