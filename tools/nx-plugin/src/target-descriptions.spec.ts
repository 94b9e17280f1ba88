import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import { createNodes } from './inference/create-nodes.js';

const repository = join(import.meta.dirname, '../../..');
type Targets = Record<string, TargetConfiguration>;

/** The package.json of each project, relative to the repository. */
const packageFiles = ['apps', 'libs', 'tools']
  .flatMap((folder) =>
    readdirSync(join(repository, folder)).map((name) => `${folder}/${name}/package.json`),
  )
  .filter((file) => existsSync(join(repository, file)));

/** The targets that a package.json defines; one without an executor only adjusts a target that Nx infers. */
function ownTargets(file: string): Targets {
  const { nx } = JSON.parse(readFileSync(join(repository, file), 'utf8')) as {
    nx?: { targets?: Targets };
  };
  const defined = Object.entries(nx?.targets ?? {}).filter(
    ([, { executor, command }]) => executor ?? command,
  );
  return Object.fromEntries(defined);
}

async function inferredTargets(): Promise<Targets> {
  const [, infer] = createNodes;
  const context = { workspaceRoot: repository, nxJsonConfiguration: {} };
  const [result] = await infer(['apps/any/service.json'], undefined, context as never);
  return result?.[1].projects?.['apps/any']?.targets ?? {};
}

it('gives every target that a person can run a description', async () => {
  const projects: [string, Targets][] = [
    ['any service', await inferredTargets()],
    ...packageFiles.map((file): [string, Targets] => [file, ownTargets(file)]),
  ];
  const targets = projects.flatMap(([project, targets]) =>
    Object.entries(targets).map(([name, { metadata }]) => ({
      target: `${project}: ${name}`,
      description: metadata?.description,
    })),
  );
  expect(targets.map(({ target }) => target)).toEqual(
    expect.arrayContaining(['any service: build', 'tools/pipeline/package.json: schemas']),
  );
  expect(targets.filter(({ description }) => !description)).toEqual([]);
});
