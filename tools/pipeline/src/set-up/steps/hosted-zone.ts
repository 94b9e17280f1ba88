import { GatehouseError } from '@gatehouse/service-manifest';
import { isRefusal } from '../../aws/aws-error.ts';
import type { AwsTarget } from '../aws/aws-targets.ts';
import { zonesOf, zoneWithId } from '../aws/zones.ts';
import { setSetting } from '../local/settings-file.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/** The public zone of an environment's domain, whose id is in gatehouse.json. */
export const hostedZone = (place: AwsTarget, domain: string): AutomaticStep => ({
  id: `zone/${place.name}`,
  isGate: true,
  title: `The hosted zone of ${domain} exists, and gatehouse.json has its id`,
  kind: 'automatic',
  places: [place.name],
  needs: ['sign-in/aws'],
  cost: '0.50 USD a month',
  async check({ aws, workspace }) {
    const id = workspace().environments[place.name]?.hostedZone;
    if (id === undefined)
      return missing(`gatehouse.json has no environments.${place.name}.hostedZone`);
    const zone = await zoneWithId(aws(place), id);
    if (zone === undefined)
      return differs(
        `gatehouse.json names ${id}, which account ${place.account} does not have`,
        `remove environments.${place.name}.hostedZone from gatehouse.json, and run "npx gatehouse set-up"`,
      );
    return domain === zone.domain || domain.endsWith(`.${zone.domain}`)
      ? done(`${id}, ${zone.domain}`)
      : differs(
          `${id} is the zone of ${zone.domain}, which does not contain ${domain}`,
          `correct environments.${place.name}.hostedZone in gatehouse.json`,
        );
  },
  async apply({ aws, root, clock }) {
    const existing = await zonesOf(aws(place), domain);
    if (existing.length > 1)
      throw new GatehouseError(
        'GH-SETUP-005',
        `Account ${place.account} has several hosted zones of ${domain}: ${existing.join(', ')}. Set environments.${place.name}.hostedZone in gatehouse.json to the one that the domain is delegated to`,
      );
    let [id] = existing;
    if (id === undefined) {
      try {
        await aws(place).route53.createHostedZone({
          Name: domain,
          // The same for a repeated call, so that there is one zone.
          CallerReference: `gatehouse-${domain}-${clock.date().toISOString()}`,
        });
      } catch (error) {
        if (!isRefusal(error, 'HostedZoneAlreadyExists')) throw error;
      }
      [id] = await zonesOf(aws(place), domain);
      if (id === undefined)
        throw new GatehouseError(
          'GH-SETUP-005',
          `Route 53 does not list the new zone of ${domain} yet`,
        );
    }
    setSetting(root, ['environments', place.name, 'hostedZone'], id);
  },
});
