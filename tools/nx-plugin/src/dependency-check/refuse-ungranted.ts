import { GatehouseError, suggest } from '@gatehouse/service-manifest';
import { APPS } from '../workspace/read-services.ts';
import type { CheckKind } from './check-file.ts';

/** Refuses a check of what the manifest does not grant. */
export function refuseUngranted(
  granted: readonly string[],
  service: string,
  kind: CheckKind,
  name: string,
): void {
  if (granted.includes(name)) return;
  const file = `${APPS}/${service}/service.json`;
  const near = suggest(name, granted) || '.';
  throw new GatehouseError(
    'GH-NX-011',
    kind === 'service'
      ? `${file} has no "${name}" in "calls"${near} Add it there first`
      : `${file} grants no ${kind} "${name}"${near} To grant it, run "npx nx generate grant ${service} ${kind} ${name}"`,
  );
}
