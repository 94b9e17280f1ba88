import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './run-npm.ts';

/** The last one for Node 20. */
const VERSION = '5.33.0';
const PACKAGE = {
  private: true,
  dependencies: { verdaccio: VERSION },
  // It asks for a tag of node-fetch, which not every registry knows.
  overrides: { 'node-fetch': '^2.7.0' },
};

/**
 * Installs Verdaccio below the workspace's node_modules, once: it is 80 MB, which only those download who use it.
 * @returns Its program, which Node runs.
 * @throws {Error} with what npm says
 */
export async function installVerdaccio(root: string): Promise<string> {
  const folder = join(root, 'node_modules/.cache/gatehouse-registry', VERSION);
  const program = join(folder, 'node_modules/verdaccio/bin/verdaccio');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(PACKAGE));
  await runNpm(['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  return program;
}
