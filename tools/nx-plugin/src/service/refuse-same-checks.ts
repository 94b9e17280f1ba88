import { GatehouseError, grantedThing, type Manifest } from '@gatehouse/service-manifest';
import { checkSource } from '../dependency-check/check-source.ts';

/**
 * Refuses two resources of one kind whose checks would have the same name in the code: "order-items" and "orderItems".
 * @throws with one line that names both
 */
export function refuseSameChecks({ grants = [] }: Manifest): void {
  const first = new Map<string, string>();
  for (const { kind, name } of grants.map(grantedThing)) {
    if (kind === 'topic' || kind === 'database') continue;
    const { variable } = checkSource(kind, name);
    const other = first.get(variable);
    if (other !== undefined)
      throw new GatehouseError(
        'GH-NX-002',
        `--${kind}s: the checks of "${other}" and "${name}" would both be called ${variable}; rename one of them`,
      );
    first.set(variable, name);
  }
}
