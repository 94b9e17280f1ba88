import { REGISTRY, type Workspace } from '@gatehouse/service-manifest';

/** Describes the stacks for people: a line for each environment, in the order of a release. */
export function describeStacks(stackNames: readonly string[], { environments }: Workspace): string {
  const groups = ['account', REGISTRY, ...Object.keys(environments)];
  const width = Math.max(...groups.map(({ length }) => length));
  return groups
    .flatMap((group) => {
      const prefix = `gatehouse-${group}-`;
      const names = stackNames.filter((name) => name.startsWith(prefix));
      if (names.length === 0) return [];
      const short = names.map((name) => name.slice(prefix.length).replace(/^service-/, ''));
      return `${group.padEnd(width)}  ${short.join(', ')}`;
    })
    .join('\n');
}
