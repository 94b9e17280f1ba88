import { variableOf } from '../environment-variables.ts';
import { secretVariable } from '../names.ts';
import { grantedThing, grantOf } from '../ownership.ts';
import type { Grant } from '../schema/grant-schema.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { ServiceChange } from './unsafe-change.ts';

/** The code of one service before a change: that of the running tasks. */
export interface RunningCode {
  /** Whether it contains a text, such as the name of a variable. */
  mentions(text: string): boolean;
  /** Whether it differs from the code after the change. */
  readonly changes: boolean;
}

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

const UNTIL = 'until the next deployment has ended';

const removedLater = (what: string) => [
  `release the service everywhere without using ${what}`,
  'change the manifest in a second pull request',
];

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

/** The kit reads it; the service's own code does not mention it. */
const API_KEYS = 'apiKeys';

function secretChanges(
  { secrets: were = {} }: Manifest,
  { secrets: are = {} }: Manifest,
  code: RunningCode,
): ServiceChange[] {
  const granted = new Set(Object.values(are));
  return Object.entries(were).flatMap(([key, name]) => {
    if (granted.has(name) || !(key === API_KEYS || code.mentions(secretVariable(key)))) return [];
    const next = are[key];
    const previous = `previous${key[0]!.toUpperCase()}${key.slice(1)}`;
    return [
      {
        what: `secret ${key}`,
        message: `the secret ${key} ${next === undefined ? 'is removed' : `changes from "${name}" to "${next}"`}, and the running tasks read "${name}": they fail with "access denied" ${UNTIL}`,
        steps:
          next === undefined
            ? removedLater('it')
            : [
                `add "${previous}": "${name}" beside it, and release the service everywhere`,
                `remove ${previous} in a second pull request`,
              ],
      },
    ];
  });
}

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
