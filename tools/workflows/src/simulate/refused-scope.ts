import type { Source } from '../files/source.ts';
import { stemOf } from '../files/workflow-set.ts';
import type { Workflow } from '../files/workflow.ts';
import { atMost, scopesOf, type Scopes } from '../files/permissions.ts';

/** GitHub does not start a workflow that requests more than its caller has. */
export function refusedScope(called: Source<Workflow>, given: Scopes): string | undefined {
  for (const [name, { permissions }] of Object.entries(called.content.jobs)) {
    const asked = scopesOf(permissions, {});
    const least = atMost(asked, given);
    const refused = Object.keys(asked).find(
      (scope) => asked[scope] !== 'none' && least[scope] !== asked[scope],
    );
    if (refused)
      return `job ${name} of ${stemOf(called)}.yml requests "${refused}", which its caller does not have`;
  }
  return undefined;
}
