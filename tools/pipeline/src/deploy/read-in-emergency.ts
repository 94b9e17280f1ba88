import { readFile } from 'node:fs/promises';
import { parseWorkspace, ManifestError } from '@gatehouse/service-manifest';
import { parse } from 'jsonc-parser';
import { commitsOf, fileAt } from './commit/git.ts';
import { locationIn, readLocation, type Location } from './subject.ts';

const SETTINGS = 'gatehouse.json';
/** How many versions of the file are tried. */
const MOST = 20;

/** Settings that were found although a file is invalid, and their source. */
interface Found {
  readonly location: Location;
  readonly from: string;
}

/**
 * Like {@link readLocation}, for a command that must work in an emergency. If gatehouse.json is invalid, it uses the
 * last valid version in Git that has the environment; in a clone without history, the readable parts about the
 * environment. Both cause a warning.
 * @throws the error of the file if neither exists
 */
export async function readLocationInEmergency(
  service: string,
  environment: string,
): Promise<Location> {
  try {
    return await readLocation(service, environment);
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    const found = (await lastValid(service, environment)) ?? (await readable(service, environment));
    if (found === undefined) throw error;
    const [first = ''] = error.message.split('\n');
    return {
      ...found.location,
      warnings: [`${first}; gatehouse.json is taken from ${found.from}`],
    };
  }
}

async function lastValid(service: string, environment: string): Promise<Found | undefined> {
  for (const commit of await commitsOf(SETTINGS, MOST)) {
    const text = await fileAt(commit, SETTINGS);
    if (text === undefined) continue;
    try {
      return {
        from: `the commit ${commit.slice(0, 12)}`,
        location: locationIn(parseWorkspace(SETTINGS, text), service, environment),
      };
    } catch {
      // An older one may be better.
    }
  }
  return undefined;
}

/** What can be read of the registry and the one environment, even if other parts are broken. */
async function readable(service: string, environment: string): Promise<Found | undefined> {
  const found = (parse(await readFile(SETTINGS, 'utf8')) ?? {}) as Record<string, unknown>;
  const { organisation, repository, registry } = found;
  const settings = (found['environments'] as Record<string, unknown> | undefined)?.[environment];
  const environments = { [environment]: settings };
  for (const each of [
    { ...found, environments },
    { organisation, repository, registry, environments },
  ])
    try {
      const workspace = parseWorkspace(SETTINGS, JSON.stringify(each));
      return {
        from: 'what can be read of it',
        location: locationIn(workspace, service, environment),
      };
    } catch {
      // With less it may be valid.
    }
  return undefined;
}
