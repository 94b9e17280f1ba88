import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildArguments, hasBuildx, hostPlatform, type Commit } from '../build-image.ts';
import { docker } from '../docker.ts';
import { folder, name, standIns, workspace } from './subject.ts';

/** What must not be found in any layer; it is put where it could slip in. */
export const CANARY = 'canary-6fA0q9ZsT2';
const PLANTED = [
  '.env',
  '.npmrc',
  '.git/config',
  `${folder}/.env.local`,
  `${folder}/src/planted.spec.ts`,
  `${folder}/src/test/planted.ts`,
  `${folder}/README.md`,
];

/** The sources as Git has them, in a folder of their own, with canaries. */
export function plantedWorkspace(): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-container-'));
  const files = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: workspace,
      encoding: 'utf8',
    },
  );
  // Git goes on listing what was deleted and not committed yet.
  for (const file of files
    .split('\0')
    .filter((name) => name && existsSync(join(workspace, name)))) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(workspace, file), join(root, file));
  }
  for (const file of PLANTED) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    appendFileSync(join(root, file), `\n# ${CANARY}\n`);
  }
  return { root, remove: () => rmSync(root, { recursive: true }) };
}

/** Builds the rendered Dockerfile as `nx container` does. Gives the image's id. */
export async function buildSubject(
  root: string,
  commit: Commit,
  more: readonly string[] = [],
): Promise<string> {
  const platform = hostPlatform();
  const bases = ['BUILD', 'RUNTIME'].map(
    (stage) => `--build-arg=${stage}_IMAGE=gatehouse-stand-in/${stage.toLowerCase()}`,
  );
  const tag = `${name}:under-test`;
  await docker(
    buildArguments({ name, root, folder, platform, commit }, await hasBuildx(), [
      '--network=host',
      '--quiet',
      ...(standIns ? bases : []),
      `--tag=${tag}`,
      ...more,
    ]),
  );
  return docker(['image', 'inspect', '--format', '{{.Id}}', tag]);
}
