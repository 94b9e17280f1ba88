import type { Coverage, Database } from '../model/coverage.ts';
import type { GrypeDescriptor, GrypeReport } from './grype-schema.ts';

/** https://oss.anchore.com/docs/reference/grype/configuration/ */
const SCOPES = ['squashed', 'all-layers', 'deep-squashed'];

/** What a report of Grype proves: it looks up all packages of an image, except what it was told to omit. */
export function grypeCoverage({
  source,
  descriptor,
  distro,
  alertsByPackage,
}: GrypeReport): Coverage {
  const ended = (alertsByPackage ?? []).some(({ alerts }) =>
    (alerts ?? []).some(({ type }) => type === 'distro-eol'),
  );
  return {
    lookedUp: source.type === 'image' ? ['os', 'library'] : [],
    filters: filtersOf(descriptor),
    database: databaseOf(descriptor),
    operatingSystem: distro?.name
      ? {
          name: `${distro.name} ${distro.version}`.trim(),
          // Grype can be configured to omit this alert.
          endOfLife: ended || undefined,
        }
      : undefined,
  };
}

function filtersOf({ configuration }: GrypeDescriptor): string[] {
  // Grype always writes it: a report without it was modified.
  if (!configuration) return ['what its configuration says, which the report lacks'];
  const { search, match, exclude, distro } = configuration;
  const states = configuration['ignore-wontfix'];
  const scope = search?.scope ?? 'squashed';
  return [
    ...(configuration['only-fixed'] ? ['findings without a fix (only-fixed)'] : []),
    ...(configuration['only-notfixed'] ? ['findings with a fix (only-notfixed)'] : []),
    ...(states ? [`findings by the state of their fix (ignore-states: ${states})`] : []),
    ...(exclude ?? []).map((path) => `files (exclude: ${path})`),
    ...(SCOPES.includes(scope.toLowerCase()) ? [] : [`layers (scope: ${scope})`]),
    ...(match?.stock?.['using-cpes'] === false
      ? ['packages of no ecosystem, such as binaries (match.stock.using-cpes)']
      : []),
    ...(distro ? [`advisories of any other distribution than ${distro} (distro)`] : []),
  ];
}

function databaseOf({ db }: GrypeDescriptor): Database {
  const status = db?.status ?? db;
  if (!status) return { builtAt: undefined, problem: 'is not named by the report' };
  const { built, valid, error } = status;
  if (error || valid === false)
    return {
      builtAt: built,
      problem: `is not valid${typeof error === 'string' && error ? `: ${error}` : ''}`,
    };
  return {
    builtAt: built,
    problem: built === undefined ? 'does not say when it was built' : undefined,
  };
}
