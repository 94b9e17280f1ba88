import type { Values } from '../files/workflow.ts';
import type { Complaint } from './rule.ts';

/** A variable of a job with an identity is on the list. */
export function* variables(
  env: Values = {},
  placeOf: (name: string) => Complaint['place'],
): Iterable<Complaint> {
  if (typeof env !== 'object') {
    yield { place: placeOf(''), message: 'Variables must be named one by one' };
    return;
  }
  for (const name of Object.keys(env))
    if (!VARIABLES.has(name))
      yield {
        place: placeOf(name),
        message: `The variable ${name} is not on the list: ${[...VARIABLES].join(', ')}`,
      };
}

/** What the commands of Gatehouse are given; other programs read none of them, except for tokens. */
const VARIABLES = new Set([
  ...['COMMIT', 'DIGEST', 'ENVIRONMENT', 'EXCEPT', 'GH_TOKEN', 'GITHUB_TOKEN', 'IMAGE', 'REVISION'],
  ...['SERVICE', 'STACKS'],
]);
