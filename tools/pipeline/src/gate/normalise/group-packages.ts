import type { FoundPackage } from '../model/report.ts';
import { purlOf, versionOf } from '../packages/found-version.ts';
import { isOsType, plainName } from '../packages/parse-purl.ts';

/** The ecosystem of a package without purl and without a namesake that has one. */
const OWN = { os: 'os?', library: 'library?', code: 'code?' } as const;

/**
 * Groups items by package. The purl identifies a package: ecosystem, namespace, name and version. A package without one
 * joins the package with the same name and version if its kind leaves exactly one ecosystem; two are never joined.
 */
export function groupPackages<T>(items: readonly T[], packageOf: (item: T) => FoundPackage): T[][] {
  const groups = new Map<string, T[]>();
  const bare = { os: [] as T[], library: [] as T[], code: [] as T[], undefined: [] as T[] };
  /** Ecosystems of the packages with a name and version, and their groups. */
  const known = new Map<string, Map<string, boolean>>();
  for (const item of items) {
    const found = packageOf(item);
    const purl = purlOf(found);
    if (purl === undefined) {
      bare[`${found.kind}`].push(item);
      continue;
    }
    const version = versionOf(found, purl);
    const key = [purl.type, purl.namespace, purl.name, version].join('\n');
    push(groups, key, item);
    for (const name of new Set([plainName(purl), found.name]))
      note(known, nameKey(name, version), key, isOsType(purl.type));
  }
  const join = (item: T, ecosystem: string, fits: (isOs: boolean) => boolean) => {
    const found = packageOf(item);
    const name = nameKey(found.name, versionOf(found, undefined));
    const fitting = [...(known.get(name) ?? [])].filter(([, isOs]) => fits(isOs));
    const [only, second] = fitting.map(([key]) => key);
    push(groups, only !== undefined && second === undefined ? only : `${ecosystem}\n${name}`, item);
  };
  for (const kind of ['os', 'library'] as const)
    for (const item of bare[kind]) join(item, OWN[kind], (isOs) => isOs === (kind === 'os'));
  for (const kind of ['os', 'library'] as const)
    for (const item of bare[kind]) {
      const found = packageOf(item);
      const name = nameKey(found.name, versionOf(found, undefined));
      if (groups.has(`${OWN[kind]}\n${name}`))
        note(known, name, `${OWN[kind]}\n${name}`, kind === 'os');
    }
  for (const item of bare.undefined) join(item, '?', () => true);
  for (const item of bare.code) join(item, OWN.code, () => false);
  return [...groups.values()];
}

const nameKey = (name: string, version: string) => `${name.toLowerCase()}\n${version}`;

function push<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

function note(
  known: Map<string, Map<string, boolean>>,
  name: string,
  key: string,
  isOs: boolean,
): void {
  const keys = known.get(name);
  if (keys) keys.set(key, isOs);
  else known.set(name, new Map([[key, isOs]]));
}
