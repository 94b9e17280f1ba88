import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FOLDER, TUTORIAL } from './images.ts';
import { tutorialDockerfile } from './tutorial-dockerfile.ts';

/** A clone of this repository, with the tutorial's Dockerfile beside ours; the caller removes it. */
export function copyOfWorkspace(): string {
  const repository = fileURLToPath(new URL('../../../..', import.meta.url));
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-benchmark-'));
  execFileSync('git', ['clone', '--quiet', '--local', repository, root]);
  writeFileSync(join(root, TUTORIAL.dockerfile), tutorialDockerfile(FOLDER));
  writeFileSync(join(root, `${TUTORIAL.dockerfile}.dockerignore`), '.git\n');
  return root;
}
