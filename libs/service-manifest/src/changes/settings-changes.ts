import { deployedEnvironments } from '../shared-names.ts';
import { environmentOf } from '../environment.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { environmentChanges } from './environment-changes.ts';
import type { UnsafeChange } from './unsafe-change.ts';

/** Changes of `gatehouse.json` that its environments do not survive. */
export const settingsChanges = (before: Workspace, after: Workspace): UnsafeChange[] => [
  ...registryChanges(before, after),
  ...renamedEnvironments(before, after),
  ...environmentChanges(before, after),
];

/** The registry has the images of all environments, the evidence of their gates, and their records. */
function registryChanges(
  { registry: was }: Workspace,
  { registry: is }: Workspace,
): UnsafeChange[] {
  return (['account', 'region'] as const)
    .filter((what) => was[what] !== is[what])
    .map((what) => ({
      service: 'registry',
      what,
      file: 'gatehouse.json',
      message: `registry.${what} changes from "${was[what]}" to "${is[what]}": the new registry has no image, so that no running service could start another task`,
      steps: [
        'set up a second workspace with the new registry',
        'move one service after the other there, and its callers, and remove it here',
      ],
    }));
}

/** An environment that goes, and one that comes in its place in AWS. */
function renamedEnvironments(before: Workspace, after: Workspace): UnsafeChange[] {
  const placeOf = (workspace: Workspace, name: string) => {
    const { names } = environmentOf(workspace, name);
    return `${names.account} ${names.region} ${names.cluster}`;
  };
  const gone = deployedEnvironments(before).filter((name) => !after.environments[name]);
  const come = deployedEnvironments(after).filter((name) => !before.environments[name]);
  return gone.flatMap((name) => {
    const next = come.find((each) => placeOf(after, each) === placeOf(before, name));
    if (next === undefined) return [];
    return {
      service: name,
      what: 'name',
      file: 'gatehouse.json',
      message: `environments.${name} becomes ${next}: AWS renames no stack, and those of ${next} cannot create the cluster and the addresses that those of ${name} have`,
      steps: [
        `add ${next} with a cluster, a domain and a network of its own, release to it and move its callers`,
        `remove ${name} in a second pull request`,
      ],
    };
  });
}
