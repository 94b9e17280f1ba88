import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { STAGED } from '@gatehouse/release';
import type { Surroundings } from './scenario.ts';

/** The oldest release whose templates are recorded. */
export const PREVIOUS = '0.1.0';

interface PackageJson {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
}

/**
 * Publishes all packages once more, as a previous version: today's code with the templates of that version.
 * @param root The workspace of Gatehouse, in which all packages are staged.
 */
export async function publishPrevious(
  { folder, run, version }: Surroundings,
  root: string,
): Promise<void> {
  const { stdout } = await run('npm', ['view', '@gatehouse/nx', 'versions', '--json']);
  // From an earlier run against a registry that goes on.
  if ((JSON.parse(stdout) as string[]).includes(PREVIOUS)) return;
  const staged = join(root, STAGED);
  for (const name of readdirSync(staged)) {
    const copy = join(folder, 'previous', name);
    cpSync(join(staged, name), copy, { recursive: true });
    const file = join(copy, 'package.json');
    const json = JSON.parse(
      readFileSync(file, 'utf8').replaceAll(version, PREVIOUS),
    ) as PackageJson;
    writeFileSync(file, JSON.stringify(json));
    if (json.name === '@gatehouse/nx') restoreTemplates(copy);
    await run('npm', ['publish', '--tag=previous', '--ignore-scripts', '--provenance=false'], {
      cwd: `previous/${name}`,
    });
  }
}

function restoreTemplates(plugin: string): void {
  const records = join(plugin, 'src/releases/records');
  const { templates } = JSON.parse(readFileSync(join(records, `${PREVIOUS}.json`), 'utf8')) as {
    templates: Record<string, string>;
  };
  for (const [path, text] of Object.entries(templates)) {
    mkdirSync(dirname(join(plugin, 'src', path)), { recursive: true });
    cpSync(join(records, 'texts', text), join(plugin, 'src', path));
  }
}
