import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { withPackages, type Packages } from './packages.ts';
import type { Scenario } from './scenario.ts';
import { makeSurroundings } from './surroundings.ts';

/**
 * `npm run e2e [-- SCENARIO ...]`: publishes all packages to a registry on this machine, and runs the scenarios in
 * `src/scenarios` against it, or those that are named. With `--registry=URL` it uses what `npm run registry` has
 * published there. Exits with 1 where one fails.
 */
const folder = join(import.meta.dirname, 'scenarios');
const all = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
const print = (line: string) => void process.stdout.write(`${line}\n`);
const seconds = (since: number) => `${((performance.now() - since) / 1_000).toFixed(1)} s`;
const start = performance.now();

try {
  const { values, positionals: named } = parseArgs({
    options: { registry: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = named.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no scenario ${unknown.join(', ')}; there are: ${all.join(', ')}`);
  const failed = await withPackages(values.registry, async (packages) => {
    const failures: string[] = [];
    for (const name of named.length > 0 ? named : all)
      if (!(await passes(name, packages))) failures.push(name);
    return failures;
  });
  const outcome = failed.length === 0 ? 'all passed' : `failed: ${failed.join(', ')}`;
  print(`\n${outcome} in ${seconds(start)}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`e2e: ${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function passes(name: string, packages: Packages): Promise<boolean> {
  const { default: scenario } = (await import(`./scenarios/${name}.ts`)) as { default: Scenario };
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
