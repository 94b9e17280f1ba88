import { failure, ok, type Answer } from './route53-answer.ts';
import { describeZone, type Zone } from './route53-zone.ts';
import { textsOf } from './xml.ts';

/** Route 53's hosted zones, by the documented API: https://docs.aws.amazon.com/Route53/latest/APIReference/ */
export class Route53Double {
  readonly zones = new Map<string, Zone>();

  nameServersOf = ({ id }: Pick<Zone, 'id'>): string[] =>
    [1, 2, 3, 4].map((each) => `ns-${each}.${id.toLowerCase()}.awsdns.example`);

  zoneOf = (domain: string): Zone | undefined =>
    [...this.zones.values()].find((zone) => zone.domain === domain);

  answer(method: string, path: string, query: URLSearchParams, body: string): Answer {
    const [, , collection = '', id = '', part] = path.split('/');
    if (collection === 'hostedzonesbyname') return this.#list(query);
    if (collection !== 'hostedzone') return failure(404, 'NoSuchOperation', path);
    if (method === 'POST' && id === '') return this.#create(body);
    const zone = this.zones.get(id);
    if (zone === undefined)
      return failure(404, 'NoSuchHostedZone', `No hosted zone found with ID: ${id}`);
    if (part === undefined)
      return ok('GetHostedZoneResponse', { HostedZone: describeZone(zone), ...this.#set(zone) });
    return method === 'POST'
      ? this.#change(zone, body)
      : this.#records(zone, query.get('name') ?? '');
  }

  #list(query: URLSearchParams): Answer {
    const from = (query.get('dnsname') ?? '').replace(/\.$/, '');
    const most = Number(query.get('maxitems') ?? 100);
    const sorted = [...this.zones.values()]
      .filter(
        ({ domain, id }) =>
          domain > from || (domain === from && id >= (query.get('hostedzoneid') ?? '')),
      )
      .sort((one, other) => (one.domain === other.domain ? 0 : one.domain < other.domain ? -1 : 1));
    const next = sorted[most];
    return ok('ListHostedZonesByNameResponse', {
      HostedZones: { HostedZone: sorted.slice(0, most).map(describeZone) },
      IsTruncated: next !== undefined,
      ...(next && { NextDNSName: `${next.domain}.`, NextHostedZoneId: next.id }),
      MaxItems: most,
    });
  }

  #create(body: string): Answer {
    const [domain = ''] = textsOf(body, 'Name');
    const [reference = ''] = textsOf(body, 'CallerReference');
    if ([...this.zones.values()].some((zone) => zone.reference === reference))
      return failure(
        409,
        'HostedZoneAlreadyExists',
        'A hosted zone has already been created with the specified caller reference.',
      );
    const id = `Z0${String(this.zones.size).padStart(12, '0')}ZONE`;
    const zone = { id, domain: domain.replace(/\.$/, ''), reference, delegations: new Map() };
    this.zones.set(id, zone);
    return ok(
      'CreateHostedZoneResponse',
      { HostedZone: describeZone(zone), ...this.#set(zone) },
      201,
    );
  }

  #change(zone: Zone, body: string): Answer {
    const [domain = ''] = textsOf(body, 'Name');
    zone.delegations.set(domain.replace(/\.$/, ''), textsOf(body, 'Value'));
    return ok('ChangeResourceRecordSetsResponse', {
      ChangeInfo: { Id: '/change/C1', Status: 'PENDING', SubmittedAt: '2026-01-01T00:00:00Z' },
    });
  }

  #records({ delegations }: Zone, name: string): Answer {
    const servers = delegations.get(name.replace(/\.$/, ''));
    const set = servers && {
      Name: `${name}.`,
      Type: 'NS',
      TTL: 172_800,
      ResourceRecords: { ResourceRecord: servers.map((Value) => ({ Value })) },
    };
    return ok('ListResourceRecordSetsResponse', {
      ResourceRecordSets: { ...(set && { ResourceRecordSet: set }) },
      IsTruncated: false,
      MaxItems: 1,
    });
  }

  #set = (zone: Zone) => ({
    DelegationSet: { NameServers: { NameServer: this.nameServersOf(zone) } },
  });
}
