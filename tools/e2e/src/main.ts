import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { withPackages, type Packages } from './packages.ts';
import type { Scenario } from './scenario.ts';
import { makeSurroundings } from './surroundings.ts';

/**
 * `npm run e2e [-- SCENARIO ...]`: publishes all packages to a registry on this machine, and runs the scenarios in
 * `src/scenarios` against it, or those that are named; with `--nightly` those too that take minutes. With `--registry=URL` it uses what `npm run registry` has
 * published there. Exits with 1 where one fails.
 */
const folder = join(import.meta.dirname, 'scenarios');
const all = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
const print = (line: string) => void process.stdout.write(`${line}\n`);
const seconds = (since: number) => `${((performance.now() - since) / 1_000).toFixed(1)} s`;
const start = performance.now();

try {
  const { values, positionals: named } = parseArgs({
    options: { registry: { type: 'string' }, nightly: { type: 'boolean' } },
    allowPositionals: true,
  });
  const unknown = named.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no scenario ${unknown.join(', ')}; there are: ${all.join(', ')}`);
  const failed = await withPackages(values.registry, async (packages) => {
    const failures: string[] = [];
    const chosen = named.length > 0 ? named : await daily(values.nightly === true);
    for (const name of chosen) if (!(await passes(name, packages))) failures.push(name);
    return failures;
  });
  const outcome = failed.length === 0 ? 'all passed' : `failed: ${failed.join(', ')}`;
  print(`\n${outcome} in ${seconds(start)}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`e2e: ${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function load(name: string): Promise<Scenario> {
  return ((await import(`./scenarios/${name}.ts`)) as { default: Scenario }).default;
}

async function daily(withNightly: boolean): Promise<string[]> {
  const scenarios = await Promise.all(all.map(load));
  return all.filter((_, at) => withNightly || scenarios[at]?.nightly !== true);
}

async function passes(name: string, packages: Packages): Promise<boolean> {
  const scenario = await load(name);
  print(`\n${pc.bold(name)}: ${scenario.title}`);
  const began = performance.now();
  let current: { title: string; since: number } | undefined;
  const finish = (mark: string) => {
    if (current) print(`  ${mark} ${current.title} (${seconds(current.since)})`);
    current = undefined;
  };
  const surroundings = makeSurroundings(packages, (title) => {
    finish(pc.green('✓'));
    current = { title, since: performance.now() };
  });
  try {
    await scenario.run(surroundings);
    finish(pc.green('✓'));
    print(`  ${seconds(began)}`);
    return true;
  } catch (error) {
    finish(pc.red('✗'));
    print((error as Error).message.replace(/^/gm, '    '));
    return false;
  } finally {
    surroundings.remove();
  }
}
