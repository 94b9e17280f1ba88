import { grantedThing, ownersOf, type Thing } from '../ownership.ts';
import { deployedEnvironments } from '../shared-names.ts';
import { accessChanges } from './access-changes.ts';
import { dataChanges, retained } from './data-changes.ts';
import type { RunningCode } from './running-code.ts';
import { reachChanges } from './service-changes.ts';
import { settingsChanges } from './settings-changes.ts';
import type { ServiceChange, UnsafeChange, WorkspaceState } from './unsafe-change.ts';

/**
 * What between two states of a workspace AWS would refuse, would lose data or would be an outage; pure.
 * @param retainedBefore Whether a table, bucket or queue that is new was there at some time before, and is retained in AWS
 * @param codeOf The code of a service that runs during the change
 */
export function unsafeChanges(
  before: WorkspaceState,
  after: WorkspaceState,
  retainedBefore: (thing: Thing) => boolean = () => false,
  codeOf: (service: string) => RunningCode = () => ({ mentions: () => false, changes: false }),
): UnsafeChange[] {
  const environments = deployedEnvironments(after.workspace);
  const were = new Map(before.services.map(({ name, manifest }) => [name, manifest]));
  const changes = after.services.flatMap(({ name, manifest }) => {
    const was = were.get(name);
    const known = was
      ? [...reachChanges(name, was, manifest, environments), ...dataChanges(was, manifest)]
      : [];
    const lost = was ? accessChanges(was, manifest, codeOf(name)) : [];
    // A renamed bucket is one change: that the new one is empty matters more than the access to the old one.
    const found = [
      ...known,
      ...lost.filter(({ what }) => known.every((each) => each.what !== what)),
    ];
    const come = retained(manifest)
      .map(grantedThing)
      .filter((thing) => !ownersOf(thing, new Map(was ? [[name, was]] : [])).includes(name));
    return [
      ...found,
      ...come.flatMap((thing) => takenName(thing, ownersOf(thing, were), retainedBefore)),
    ].map((change) => ({ service: name, file: `apps/${name}/service.json`, ...change }));
  });
  return [...settingsChanges(before.workspace, after.workspace), ...changes];
}

/** A name in AWS that is taken already: by the stack of another service, or by what a removal has left. */
function takenName(
  thing: Thing,
  owners: readonly string[],
  retainedBefore: (thing: Thing) => boolean,
): ServiceChange[] {
  const { kind, name } = thing;
  const [owner] = owners;
  if (owner === undefined && !retainedBefore(thing)) return [];
  const what = `${kind} ${name}`;
  return [
    owner === undefined
      ? {
          what,
          message: `the ${kind} "${name}" was owned before and is retained in AWS: a stack cannot create what is there`,
          steps: [
            'choose another name, or take the old one into the stack: npx cdk import STACK',
            'where it is gone from AWS in every environment, accept the change in the commit message',
          ],
        }
      : {
          what,
          message: `the ${kind} "${name}" moves from ${owner}: its stack retains it, and the new stack cannot create what is there`,
          steps: [
            `leave it with ${owner}, and let this service use it: add "owner": "${owner}" to the grant`,
            'or take it over: remove it there, deploy, then npx cdk import STACK here',
          ],
        },
  ];
}
