import { GatehouseError } from '@gatehouse/service-manifest';
import type { AwsTarget } from '../aws/aws-targets.ts';
import { delegationIn, zoneWithId, type Zone } from '../aws/zones.ts';
import type { SetUpContext } from '../context.ts';
import { differs, done, missing, type AutomaticStep, type StepState } from '../step.ts';

/** A domain whose parent is one of our zones is delegated there. */
export const ownDelegation = (
  place: AwsTarget,
  domain: string,
  parent: AwsTarget,
): AutomaticStep => ({
  id: `delegation/${place.name}`,
  title: `The zone of ${parent.name} delegates ${domain}`,
  kind: 'automatic',
  places: [place.name],
  // Without the delegation of the parent itself, no resolver would find it.
  needs: [`zone/${place.name}`, `delegation/${parent.name}`],
  async check(context) {
    const zone = await zoneOf(context, place);
    const above = await zoneOf(context, parent);
    if (zone.id === above.id) return done(`one zone has both, ${zone.id}`);
    const servers = await delegationIn(context.aws(parent), above.id, domain);
    return compare(servers, zone, 'the record');
  },
  async apply(context) {
    const zone = await zoneOf(context, place);
    const above = await zoneOf(context, parent);
    await context.aws(parent).route53.changeResourceRecordSets({
      HostedZoneId: above.id,
      ChangeBatch: {
        Changes: [
          {
            Action: 'UPSERT',
            ResourceRecordSet: {
              Name: domain,
              Type: 'NS',
              TTL: 172_800,
              ResourceRecords: zone.nameServers.map((Value) => ({ Value: `${Value}.` })),
            },
          },
        ],
      },
    });
  },
});

export async function zoneOf({ aws, workspace }: SetUpContext, place: AwsTarget): Promise<Zone> {
  const id = workspace().environments[place.name]?.hostedZone ?? '';
  const zone = await zoneWithId(aws(place), id);
  if (zone === undefined)
    throw new GatehouseError('GH-SETUP-005', `Account ${place.account} has no hosted zone ${id}`);
  return zone;
}

export function compare(servers: readonly string[], zone: Zone, where: string): StepState {
  const wanted = `the name servers are ${zone.nameServers.join(', ')}`;
  if (servers.length === 0) return missing(`${where} has none for ${zone.domain}; ${wanted}`);
  return servers.join() === zone.nameServers.join()
    ? done(servers.join(', '))
    : differs(`${where} has ${servers.join(', ')} for ${zone.domain}; ${wanted}`);
}
