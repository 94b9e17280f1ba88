import { GatehouseError } from '@gatehouse/service-manifest';
import type { AwsTarget } from '../aws/aws-targets.ts';
import { delegationIn, withoutDot, zoneWithId, type Zone } from '../aws/zones.ts';
import type { Names, SetUpContext } from '../context.ts';
import {
  differs,
  done,
  missing,
  type AutomaticStep,
  type StepState,
  type PersonalStep,
} from '../step.ts';

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

/** Only the owner of the domain above can delegate: at the registrar, mostly. */
export const foreignDelegation = (place: AwsTarget, domain: string): PersonalStep => ({
  id: `delegation/${place.name}`,
  title: `Public DNS delegates ${domain} to its hosted zone`,
  kind: 'manual',
  places: [place.name],
  needs: [`zone/${place.name}`],
  instructions: [
    `Enter the name servers of the hosted zone as NS records of ${domain}, at its registrar or in the zone above it. They are in the line above, and it may take an hour until everybody sees them.`,
    `$ dig +short NS ${domain}`,
  ],
  async check(context) {
    const zone = await zoneOf(context, place);
    const inZoneOf = zone.domain;
    const servers = await context.names.resolveNs(inZoneOf).catch(nothingFound);
    const finding = compare(servers.map(withoutDot).sort(), zone, 'public DNS');
    return finding.state === 'done' ? authorities(context.names, domain, finding) : finding;
  },
});

async function zoneOf({ aws, workspace }: SetUpContext, place: AwsTarget): Promise<Zone> {
  const id = workspace().environments[place.name]?.hostedZone ?? '';
  const zone = await zoneWithId(aws(place), id);
  if (zone === undefined)
    throw new GatehouseError('GH-SETUP-005', `Account ${place.account} has no hosted zone ${id}`);
  return zone;
}

function compare(servers: readonly string[], zone: Zone, where: string): StepState {
  const wanted = `the name servers are ${zone.nameServers.join(', ')}`;
  if (servers.length === 0) return missing(`${where} has none for ${zone.domain}; ${wanted}`);
  return servers.join() === zone.nameServers.join()
    ? done(servers.join(', '))
    : differs(`${where} has ${servers.join(', ')} for ${zone.domain}; ${wanted}`);
}

/** https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html */
const AMAZON = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];

/** A domain with CAA records must allow Amazon to issue certificates. */
async function authorities(names: Names, domain: string, otherwise: StepState): Promise<StepState> {
  const records = await names.resolveCaa(domain).catch(nothingFound);
  const issuers = records.flatMap((record) => ('issue' in record ? [String(record.issue)] : []));
  if (
    issuers.length === 0 ||
    issuers.some((issuer) => AMAZON.includes(issuer.split(';')[0]!.trim()))
  )
    return otherwise;
  return differs(
    `CAA records of ${domain} allow ${issuers.join(', ')} to issue certificates, and not amazon.com`,
  );
}

/** https://nodejs.org/api/dns.html#error-codes */
function nothingFound(error: unknown): never[] {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND' || code === 'ENODATA' || code === 'ESERVFAIL') return [];
  throw new GatehouseError('GH-SETUP-006', `DNS cannot be asked (${code ?? String(error)})`);
}
