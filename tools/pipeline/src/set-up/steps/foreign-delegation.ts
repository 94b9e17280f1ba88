import { GatehouseError } from '@gatehouse/service-manifest';
import type { AwsTarget } from '../aws/aws-targets.ts';
import { withoutDot } from '../aws/zones.ts';
import type { Names } from '../context.ts';
import { differs, type PersonalStep, type StepState } from '../step.ts';
import { compare, zoneOf } from './delegation.ts';

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
