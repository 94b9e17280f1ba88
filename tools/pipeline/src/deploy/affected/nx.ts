import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);
const MOST_BYTES = 64 * 1_048_576;
const BUNDLER = '@gatehouse/bundle';

/**
 * The services that the changes from a commit to HEAD may affect, according to Nx's project graph.
 * @throws if Nx fails
 */
export async function servicesAffectedSince(
  base: string,
  services: readonly string[],
): Promise<ReadonlySet<string>> {
  const nx = createRequire(join(process.cwd(), 'package.json')).resolve('nx/bin/nx.js');
  const args = ['show', 'projects', '--affected', `--base=${base}`, '--head=HEAD', '--json'];
  const { stdout } = await run(process.execPath, [nx, ...args], {
    maxBuffer: MOST_BYTES,
    env: process.env,
  });
  const projects = new Set(z.array(z.string()).parse(JSON.parse(stdout)));
  // No service depends on it in the graph, but it makes every image: another esbuild, for example, changes them all.
  const all = projects.has(BUNDLER);
  return new Set(services.filter((service) => all || projects.has(projectOf(service))));
}

/** The name of a service's Nx project: the name in its package.json. */
function projectOf(service: string): string {
  const text = readFileSync(`apps/${service}/package.json`, 'utf8');
  return z.object({ name: z.string() }).parse(JSON.parse(text)).name;
}
