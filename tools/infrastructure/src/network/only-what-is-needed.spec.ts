import { Template } from 'aws-cdk-lib/assertions';
import { modelOf, type Environment, type Manifest } from '@gatehouse/service-manifest';
import { EdgeStack } from '../edge/edge-stack.ts';
import { needsOf, type Needs } from '../needs.ts';
import { newApp } from '../new-app.ts';
import { environment, services, workspace } from '../test/workspace.ts';
import { NetworkStack } from './network-stack.ts';

const production = environment('production');
const bare: Manifest = { description: 'Does little', port: 3000, exposure: 'internal' };
const needs = (...manifests: Partial<Manifest>[]): Needs =>
  needsOf(
    manifests.map((changes) => modelOf('plain', { ...bare, ...changes }, workspace, 'production')),
  );

function made(these: Needs, of: Environment = production): Record<string, number> {
  const app = newApp();
  const stacks = [new NetworkStack(app, of, these), new EdgeStack(app, of, these)];
  const types = stacks
    .map((stack) => Template.fromStack(stack).toJSON().Resources as Record<string, Resource>)
    .flatMap((resources) => Object.values(resources).map(kindOf));
  return Object.fromEntries(
    [...new Set(types)].map((type) => [type, types.filter((each) => each === type).length]),
  );
}

interface Resource {
  Type: string;
  Properties?: { ServiceName?: unknown; Scheme?: string };
}

const kindOf = ({ Type, Properties = {} }: Resource): string => {
  const service = /\.([a-z0-9]+(?:\.[a-z]+)?)"?\]*\}?$/.exec(
    JSON.stringify(Properties.ServiceName) ?? '',
  )?.[1];
  const short = Type.replace('AWS::', '');
  if (Type === 'AWS::EC2::VPCEndpoint') return `endpoint ${service}`;
  return Properties.Scheme === undefined ? short : `${Properties.Scheme} balancer`;
};

it('creates no balancer, firewall, NAT gateway or paid endpoint without a service', () => {
  const types = Object.keys(made(needs()));
  expect(
    types.filter((type) => /balancer|WAF|Nat|InternetGateway|Certificate|endpoint/.test(type)),
  ).toEqual(['endpoint s3', 'endpoint dynamodb']);
});

it('creates no hourly paid resources for a plain service except the internal balancer and the endpoints of images and logs', () => {
  const types = Object.keys(made(needs({})));
  expect(types.filter((type) => /balancer|WAF|Nat|InternetGateway|endpoint/.test(type))).toEqual([
    'endpoint ecr.api',
    'endpoint ecr.dkr',
    'endpoint logs',
    'endpoint s3',
    'endpoint dynamodb',
    'internal balancer',
  ]);
});

it.each<[string, Partial<Manifest>, string[]]>([
  ['a secret', { secrets: { apiKeys: 'plain/api-keys' } }, ['endpoint secretsmanager']],
  ['a topic', { grants: [{ topic: 'news', access: 'publish' }] }, ['endpoint sns']],
  ['a table', { grants: [{ table: 'users', access: 'read' }] }, []],
  [
    'the internet',
    { internet: ['api.example.com'] },
    ['EC2::NatGateway', 'EC2::InternetGateway', 'EC2::EIP'],
  ],
  [
    'being public',
    { exposure: 'public' },
    ['internet-facing balancer', 'WAFv2::WebACL', 'EC2::InternetGateway'],
  ],
])('adds no other paid resource for %s', (_what, changes, added) => {
  const before = made(needs({}));
  const after = made(needs({}, changes));
  const costly = /balancer$|WebACL$|Nat|InternetGateway$|EIP|endpoint/;
  const more = Object.keys(after).filter((type) => costly.test(type) && !(type in before));
  expect(more.sort()).toEqual([...added].sort());
});

it('keeps the subnets of tasks when the first public service is added', () => {
  const subnets = (these: Needs) => {
    const app = newApp();
    const found = Template.fromStack(new NetworkStack(app, production, these)).findResources(
      'AWS::EC2::Subnet',
    );
    return Object.entries(found).map(([id, { Properties }]) => [id, Properties.CidrBlock]);
  };
  const before = subnets(needs({}));
  const after = subnets(needs({ exposure: 'public' }));
  expect(before).toHaveLength(2);
  expect(after).toEqual(expect.arrayContaining(before));
});

it('omits the firewall if the settings say so', () => {
  const open = needs({ exposure: 'public' });
  expect(made(open)).toHaveProperty('WAFv2::WebACL');
  expect(made(open, { ...production, firewall: false })).not.toHaveProperty('WAFv2::WebACL');
});

it('takes the names of zones from the settings', () => {
  const zoneNames = ['eu-central-1b', 'eu-central-1c'];
  const app = newApp();
  const of = { ...production, network: { ...production.network, zoneNames } };
  const found = Template.fromStack(new NetworkStack(app, of, needs({}))).findResources(
    'AWS::EC2::Subnet',
  );
  expect(Object.values(found).map(({ Properties }) => Properties.AvailabilityZone)).toEqual(
    zoneNames,
  );
});

describe('in an existing VPC', () => {
  const existing = {
    vpc: 'vpc-0a1b2c3d4e5f60718',
    subnets: ['subnet-0aaaaaaaaaaaaaaaa', 'subnet-0bbbbbbbbbbbbbbbb'],
    publicSubnets: ['subnet-0cccccccccccccccc', 'subnet-0dddddddddddddddd'],
  };
  const inExisting = (more: object = {}) => {
    const network = { ...production.network, existing: { ...existing, ...more } };
    const app = newApp();
    return Template.fromStack(
      new NetworkStack(app, { ...production, network }, needs({ exposure: 'public' })),
    );
  };

  it('creates no network, and no firewall that would block other users of the VPC', () => {
    const types = new Set(
      Object.values<Resource>(inExisting().toJSON().Resources).map(({ Type }) => Type),
    );
    expect(
      [...types].filter((type) => /VPC$|Subnet|Route|Gateway|FlowLog|Firewall/.test(type)),
    ).toEqual([]);
  });

  it('exports its ids under the names that the other stacks and the deploy stage read', () => {
    const values = Object.fromEntries(
      Object.values(inExisting().findResources('AWS::SSM::Parameter')).map(({ Properties }) => [
        Properties.Name.replace('/gatehouse/production/', ''),
        Properties.Value,
      ]),
    );
    expect(values).toMatchObject({
      'vpc-id': existing.vpc,
      'subnet-ids': existing.subnets.join(','),
      'public-subnet-ids': existing.publicSubnets.join(','),
    });
  });

  it('adds endpoints of services, or uses the existing ones', () => {
    inExisting().resourceCountIs('AWS::EC2::VPCEndpoint', 3);
    inExisting({ routeTables: ['rtb-0a1b2c3d4e5f60718'] }).resourceCountIs(
      'AWS::EC2::VPCEndpoint',
      5,
    );
    inExisting({ endpointSecurityGroup: 'sg-0a1b2c3d4e5f60718' }).resourceCountIs(
      'AWS::EC2::VPCEndpoint',
      0,
    );
  });
});

it('counts what services of the test workspace need', () => {
  expect(
    needsOf(services.map(({ name, manifest }) => modelOf(name, manifest, workspace, 'production'))),
  ).toMatchObject({ any: true, public: true, hosts: ['api.shop.example.com'] });
});
