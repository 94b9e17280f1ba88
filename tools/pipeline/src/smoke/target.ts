import { GatehouseError } from '@gatehouse/service-manifest';
import type { Subject } from '../deploy/subject.ts';

/** The address of a service, or why it cannot be tested from here. */
export type Target = { readonly origin: string } | { readonly outOfReach: string };

/** @throws for anything but the address of a service alone */
export function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:\/\/[^/]+\/?$/.test(url.href) || url.username || url.password)
    throw new GatehouseError(
      'GH-CLI-001',
      `It must be an address such as http://127.0.0.1:3000, not "${text}".`,
    );
  return url.origin;
}

/**
 * Its public host.
 * @throws for a local environment, which has none
 */
export function targetOf({ service, environment, settings, manifest, names }: Subject): Target {
  if (settings.local)
    throw new GatehouseError(
      'GH-WORKSPACE-005',
      `The environment "${environment}" is local: say --url where ${service} is`,
    );
  if (manifest.exposure === 'public' && names.publicHost === undefined)
    return {
      outOfReach: `API Gateway gave it its address: say --url "$(aws ssm get-parameter --name ${names.parameter('public-endpoint')} --query Parameter.Value --output text)"`,
    };
  return manifest.exposure === 'public'
    ? { origin: `https://${names.publicHost}` }
    : { outOfReach: 'it is internal, and cannot be reached from here; say --url where it can' };
}
