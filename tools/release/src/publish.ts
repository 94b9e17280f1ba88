import { join } from 'node:path';
import { runNpm } from './registry/run-npm.ts';
import { readJson } from './source-package.ts';
import { stage } from './stage.ts';

/**
 * `nx publish release`, in release.yml: publishes every package whose version the registry does not have yet, so that a
 * run that failed half way can be repeated. npm takes the job's identity for a token, and attests which workflow and
 * commit the package is from.
 */
const root = process.cwd();
try {
  const registry = new URL(await runNpm(['config', 'get', 'registry'], { cwd: root }));
  // A registry on this machine, on which the release is rehearsed, knows no identities.
  const provenance = `--provenance=${registry.hostname !== '127.0.0.1'}`;
  for (const { name, folder } of await stage(root)) {
    const { version } = readJson(join(folder, 'package.json')) as { version: string };
    if (await exists(`${name}@${version}`)) {
      process.stdout.write(`${name}@${version} exists\n`);
      continue;
    }
    // A pre-release is never what others get without asking for it.
    const tag = version.includes('-') ? 'next' : 'latest';
    await runNpm(['publish', provenance, '--ignore-scripts', `--tag=${tag}`], { cwd: folder });
    process.stdout.write(`${name}@${version} published as ${tag}\n`);
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function exists(specifier: string): Promise<boolean> {
  try {
    return (await runNpm(['view', specifier, 'version'], { cwd: root })) !== '';
  } catch (error) {
    if ((error as Error).message.includes('E404')) return false;
    throw error;
  }
}
