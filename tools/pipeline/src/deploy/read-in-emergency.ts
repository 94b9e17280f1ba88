import { parseWorkspace, ManifestError } from '@gatehouse/service-manifest';
import { commitsOf, fileAt } from './commit/git.ts';
import { locationIn, readLocation, type Location } from './subject.ts';

const SETTINGS = 'gatehouse.json';
/** How many versions of the file are tried. */
const MOST = 20;

/**
 * As {@link readLocation}, for a command that an emergency must not be without: where gatehouse.json is broken, its last
 * version in Git that is valid and has the environment counts, and that is a warning.
 * @throws what is wrong with the file where Git has no such version
 */
export async function readLocationInEmergency(
  service: string,
  environment: string,
): Promise<Location> {
  try {
    return await readLocation(service, environment);
  } catch (error) {
    const found =
      error instanceof ManifestError ? await lastValid(service, environment) : undefined;
    if (found === undefined) throw error;
    const [first = ''] = (error as Error).message.split('\n');
    return {
      ...found.location,
      warnings: [`${first}; gatehouse.json is taken from the commit ${found.commit.slice(0, 12)}`],
    };
  }
}

async function lastValid(
  service: string,
  environment: string,
): Promise<{ location: Location; commit: string } | undefined> {
  for (const commit of await commitsOf(SETTINGS, MOST)) {
    const text = await fileAt(commit, SETTINGS);
    if (text === undefined) continue;
    try {
      return { commit, location: locationIn(parseWorkspace(SETTINGS, text), service, environment) };
    } catch {
      // An older one may be better.
    }
  }
  return undefined;
}
