import type {
  HostedZone,
  ListHostedZonesByNameRequest,
  ListHostedZonesByNameResponse,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { isRefusal } from '../../aws/aws-error.ts';
import type { Clients } from './clients.ts';

type Route53 = Pick<Clients, 'route53'>;

/** A public hosted zone and its name servers, without trailing dots. */
export interface Zone {
  /** Without `/hostedzone/`. */
  readonly id: string;
  readonly domain: string;
  readonly nameServers: readonly string[];
}

/** @returns undefined if the account has no such zone */
export async function zoneWithId({ route53 }: Route53, id: string): Promise<Zone | undefined> {
  try {
    const { HostedZone: zone, DelegationSet: set } = await route53.getHostedZone({ Id: id });
    if (zone === undefined) return undefined;
    return {
      id: idOf(zone),
      domain: withoutDot(zone.Name ?? ''),
      nameServers: (set?.NameServers ?? []).map(withoutDot).sort(),
    };
  } catch (error) {
    if (isRefusal(error, 'NoSuchHostedZone')) return undefined;
    throw error;
  }
}

/** Ids of the public zones of exactly this domain: there may be several. */
export async function zonesOf({ route53 }: Route53, domain: string): Promise<readonly string[]> {
  const found: string[] = [];
  let next: ListHostedZonesByNameRequest | undefined = { DNSName: domain };
  // They are sorted by domain, this one first. It may have many private zones, one for each VPC.
  while (next !== undefined && withoutDot(next.DNSName ?? '') === domain) {
    const page: ListHostedZonesByNameResponse = await route53.listHostedZonesByName(next);
    found.push(
      ...(page.HostedZones ?? [])
        .filter(({ Name, Config }) => withoutDot(Name ?? '') === domain && !Config?.PrivateZone)
        .map(idOf),
    );
    next = page.IsTruncated
      ? { DNSName: page.NextDNSName, HostedZoneId: page.NextHostedZoneId }
      : undefined;
  }
  return found;
}

/** The name servers that a zone delegates a domain to. */
export async function delegationIn(
  { route53 }: Route53,
  zone: string,
  domain: string,
): Promise<readonly string[]> {
  const { ResourceRecordSets: sets = [] } = await route53.listResourceRecordSets({
    HostedZoneId: zone,
    StartRecordName: domain,
    StartRecordType: 'NS',
    MaxItems: 1,
  });
  const set = sets.find(
    ({ Name, Type }: ResourceRecordSet) => withoutDot(Name ?? '') === domain && Type === 'NS',
  );
  return (set?.ResourceRecords ?? []).map(({ Value }) => withoutDot(Value ?? '')).sort();
}

export const withoutDot = (name: string): string => name.replace(/\.$/, '').toLowerCase();

const idOf = ({ Id }: HostedZone) => (Id ?? '').replace('/hostedzone/', '');
