import { variableOf } from '../derived-variables.ts';
import { grantedThing, grantOf } from '../ownership.ts';
import type { Grant } from '../schema/grant-schema.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import { removedLater, UNTIL } from './lost-access.ts';
import type { RunningCode } from './running-code.ts';
import { secretChanges } from './secret-changes.ts';
import type { ServiceChange } from './unsafe-change.ts';

/**
 * What running tasks lose: stacks are deployed before the new tasks start, so that until then those that still use it
 * fail. Code that does not change with the manifest tells that an access was not used.
 */
export function accessChanges(
  before: Manifest,
  after: Manifest,
  code: RunningCode,
): ServiceChange[] {
  return [
    ...(before.grants ?? []).flatMap((grant) => grantChanges(grant, after.grants ?? [], code)),
    ...secretChanges(before, after, code),
    ...internetChanges(before, after, code),
  ];
}

function grantChanges(was: Grant, grants: readonly Grant[], code: RunningCode): ServiceChange[] {
  const thing = grantedThing(was);
  const what = `${thing.kind} ${thing.name}`;
  const the = `${thing.kind} "${thing.name}"`;
  const is = grantOf(grants, thing);
  if (is === undefined) {
    if (!isUsed(was, code)) return [];
    const message = `the grant of the ${the} is removed, and the running tasks use it: they fail with "access denied" ${UNTIL}`;
    return [{ what, message, steps: removedLater('it') }];
  }
  const index = indexesOf(was).find((each) => !indexesOf(is).includes(each) && code.mentions(each));
  if (index !== undefined) {
    const message = `the index "${index}" of the ${the} is removed, and the running tasks query it: they fail ${UNTIL}`;
    return [{ what, message, steps: removedLater('it') }];
  }
  const lost = rightsOf(was).filter((right) => !rightsOf(is).includes(right));
  if (lost.length === 0 || !code.changes) return [];
  const message = `the grant of the ${the} no longer allows to ${lost.join(' and ')}: running tasks that do so fail ${UNTIL}`;
  return [{ what, message, steps: removedLater('what it allows') }];
}

/** All topics share one variable; which of them code publishes to may come with a request. */
const isUsed = (grant: Grant, code: RunningCode): boolean =>
  code.mentions(variableOf(grant)) &&
  (!('topic' in grant) || code.changes || code.mentions(grant.topic));

/** `read-write` with deletion -> read, write, delete. */
const rightsOf = (grant: Grant): string[] => [
  ...grant.access.split('-'),
  ...('delete' in grant && grant.delete === true ? ['delete'] : []),
];

const indexesOf = (grant: Grant): string[] =>
  'indexes' in grant ? (grant.indexes ?? []).map(({ name }) => name) : [];

function internetChanges(
  { internet: were = [] }: Manifest,
  { internet: are = [] }: Manifest,
  code: RunningCode,
): ServiceChange[] {
  const gone = were.filter((host) => !are.includes(host));
  if (gone.length === 0 || !code.changes) return [];
  const them = gone.length === 1 ? 'it' : 'them';
  return [
    {
      what: 'internet',
      message: `${gone.join(', ')} can no longer be reached: running tasks that call ${them} fail ${UNTIL}`,
      steps: removedLater(them),
    },
  ];
}
