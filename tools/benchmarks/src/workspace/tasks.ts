import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Variant } from '../harness/benchmark.ts';
import type { SampleWorkspace } from './sample-workspace.ts';
import { serviceName } from './service-name.ts';

/** A command in a workspace; gives the milliseconds that it took, and leaves the workspace as it was. */
export interface Task extends Variant {
  run(workspace: SampleWorkspace, env: Record<string, string>): Promise<number>;
}

/** What plain Nx does as well. */
export const GRAPH: readonly Task[] = [
  {
    name: 'graph-cold',
    label: 'nx show projects, no cache',
    async run(workspace, env) {
      await workspace.restore();
      return workspace.nx(['show', 'projects'], env);
    },
  },
  {
    name: 'graph-warm',
    label: 'nx show projects, nothing changed',
    run: (workspace, env) => workspace.nx(['show', 'projects'], env),
  },
  {
    name: 'affected',
    label: 'nx show projects --affected, one service changed',
    async run(workspace, env) {
      appendFileSync(join(workspace.root, 'apps', serviceName(0), 'src/main.ts'), '\n');
      const milliseconds = await workspace.nx(
        ['show', 'projects', '--affected', '--base=start'],
        env,
      );
      await workspace.restore('keep');
      return milliseconds;
    },
  },
];

/** What the generator of Nx's own that comes nearest does, and ours. */
export const GENERATE_PLAIN: Task = {
  name: 'generate-nx-node',
  label: 'nx generate @nx/node:application',
  run: (workspace, env) =>
    generate(workspace, env, [
      ...['@nx/node:application', 'apps/one-more', '--framework=express', '--bundler=esbuild'],
      ...['--unitTestRunner=jest', '--linter=eslint', '--e2eTestRunner=none'],
    ]),
};
export const GENERATE: Task = {
  name: 'generate',
  label: 'nx generate service (against @nx/node:application)',
  run: (workspace, env) => generate(workspace, env, ['service', 'one-more']),
};

export const SYNC: readonly Task[] = [
  {
    name: 'sync-check',
    label: 'nx sync:check, nothing to do',
    run: (workspace, env) => workspace.nx(['sync:check'], env),
  },
  {
    name: 'sync-all',
    label: 'nx sync, another base image in every Dockerfile',
    async run(workspace, env) {
      changeBaseImages(workspace.root);
      const milliseconds = await workspace.nx(['sync'], env);
      await workspace.restore('keep');
      return milliseconds;
    },
  },
];

async function generate(
  workspace: SampleWorkspace,
  env: Record<string, string>,
  args: readonly string[],
): Promise<number> {
  const milliseconds = await workspace.nx(['generate', ...args, '--no-interactive'], env);
  await workspace.restore('keep');
  return milliseconds;
}

/** What a refresh of the base images does: every Dockerfile follows. */
function changeBaseImages(root: string): void {
  const file = join(root, 'security/base-images.json');
  const { build, ...others } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ build: build.replace('trixie', 'forky'), ...others }));
}
