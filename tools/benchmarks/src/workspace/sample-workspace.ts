import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkPackages } from '../harness/link-packages.ts';
import { runProcess } from './run-process.ts';
import { readJson, writeJson } from './json-file.ts';
import { copyService } from './copy-service.ts';
import { commit } from './commit.ts';
import { serviceName } from './service-name.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
/** What is not source, and the services: this workspace has its own. */
const LEFT_OUT = /(^|\/)(node_modules|dist|\.nx|\.git)(\/|$)|^apps\/./;

/** This repository with other services, in a folder and a Git repository of its own, which the caller removes. */
export interface SampleWorkspace {
  readonly root: string;
  /** Runs Nx, without its daemon. Gives the milliseconds that it took; rejects when it fails. */
  nx(args: readonly string[], env?: Record<string, string>): Promise<number>;
  /** As it was when it was made; Nx's caches too, unless they are to be kept. */
  restore(caches?: 'keep'): Promise<void>;
}

/** A workspace in the folder `root` with `services` services, as `nx generate service` scaffolds them. */
export async function sampleWorkspace(root: string, services: number): Promise<SampleWorkspace> {
  copySources(root);
  linkPackages(root);
  const workspace = workspaceIn(root);
  await workspace.nx(['generate', 'service', serviceName(0), '--no-interactive']);
  for (let index = 1; index < services; index++) copyService(root, index);
  addReferences(root, services);
  await workspace.nx(['sync']);
  await commit(root);
  return workspace;
}

/** A copy in the folder `copy` whose services' targets stand in their package.json: what plain Nx has to do anyway. */
export async function withoutPlugin(
  { root }: SampleWorkspace,
  copy: string,
): Promise<SampleWorkspace> {
  const shown = `${copy}.json`;
  await runProcess('npx', ['nx', 'show', 'project', serviceName(0), '--json'], {
    cwd: root,
    output: shown,
  });
  const { build, serve } = readJson(shown).targets;
  rmSync(shown);
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  const settings = readJson(join(copy, 'nx.json'));
  settings.plugins = settings.plugins.filter((plugin: unknown) => plugin !== '@gatehouse/nx');
  delete settings.sync;
  writeJson(join(copy, 'nx.json'), settings);
  for (const folder of readdirSync(join(copy, 'apps'))) {
    const file = join(copy, 'apps', folder, 'package.json');
    writeJson(file, { ...readJson(file), nx: { tags: ['type:app'], targets: { build, serve } } });
  }
  await commit(copy);
  return workspaceIn(copy);
}

function workspaceIn(root: string): SampleWorkspace {
  const git = (...args: string[]) => runProcess('git', args, { cwd: root });
  return {
    root,
    nx: (args, env = {}) => runProcess('npx', ['nx', ...args], { cwd: root, env }),
    async restore(caches) {
      await git('reset', '-q', '--hard', 'start');
      await git('clean', '-fdq');
      if (caches !== 'keep') rmSync(join(root, '.nx'), { recursive: true, force: true });
    },
  };
}

function copySources(root: string): void {
  const filter = (from: string) => !LEFT_OUT.test(from.slice(repository.length));
  cpSync(repository, root, { recursive: true, filter });
  mkdirSync(join(root, 'apps'), { recursive: true });
  const settings = readJson(join(root, 'tsconfig.json'));
  settings.references = settings.references.filter(
    ({ path }: { path: string }) => !path.startsWith('./apps/'),
  );
  writeJson(join(root, 'tsconfig.json'), settings);
}

function addReferences(root: string, services: number): void {
  const settings = readJson(join(root, 'tsconfig.json'));
  for (let index = 1; index < services; index++)
    settings.references.push({ path: `./apps/${serviceName(index)}` });
  writeJson(join(root, 'tsconfig.json'), settings);
}
