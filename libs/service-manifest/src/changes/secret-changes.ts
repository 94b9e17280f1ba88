import type { Manifest } from '../schema/manifest-schema.ts';
import { secretVariable } from '../variable-names.ts';
import { removedLater, UNTIL } from './lost-access.ts';
import type { RunningCode } from './running-code.ts';
import type { ServiceChange } from './unsafe-change.ts';

/** The kit reads it; the service's own code does not mention it. */
const API_KEYS = 'apiKeys';

/** Secrets that running tasks read, and lose. */
export function secretChanges(
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
