import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { EdgeStack } from './edge-stack.ts';

interface Properties {
  readonly Scheme: string;
  readonly Subnets: { readonly Ref: string };
  readonly LoadBalancerAttributes: readonly { readonly Key: string; readonly Value: string }[];
}

const edgeOf = (name: 'development' | 'production') =>
  templateOf((app) => new EdgeStack(app, environment(name), needs));
const template = edgeOf('production');

const balancersIn = (of: typeof template): Properties[] =>
  Object.values(of.findResources('AWS::ElasticLoadBalancingV2::LoadBalancer')).map(
    ({ Properties }) => Properties as Properties,
  );

/** The attributes of both load balancers, the internal one first. */
const attributesIn = (of: typeof template): Record<string, string>[] =>
  balancersIn(of).map(({ LoadBalancerAttributes }) =>
    Object.fromEntries(LoadBalancerAttributes.map(({ Key, Value }) => [Key, Value])),
  );
const attributes = attributesIn(template);

const httpsListeners = Object.values(
  template.findResources('AWS::ElasticLoadBalancingV2::Listener', {
    Properties: { Protocol: 'HTTPS' },
  }),
);

it('has one for the network and one for the internet', () => {
  expect(balancersIn(template).map(({ Scheme }) => Scheme)).toEqual([
    'internal',
    'internet-facing',
  ]);
});

it('ELB.13: spans all subnets of its kind, which are in different availability zones', () => {
  const lists = balancersIn(template).map(
    ({ Subnets }) => template.toJSON().Parameters[Subnets.Ref],
  );
  expect(lists).toEqual([
    {
      Type: 'AWS::SSM::Parameter::Value<List<String>>',
      Default: '/gatehouse/production/subnet-ids',
    },
    {
      Type: 'AWS::SSM::Parameter::Value<List<String>>',
      Default: '/gatehouse/production/public-subnet-ids',
    },
  ]);
});

it('ELB.4, ELB.12: drops invalid headers, and rejects ambiguous requests', () => {
  for (const balancer of attributes)
    expect(balancer).toMatchObject({
      'routing.http.drop_invalid_header_fields.enabled': 'true',
      'routing.http.desync_mitigation_mode': 'strictest',
    });
});

it('ELB.5: logs requests and connections, with a folder for each balancer', () => {
  expect(
    attributes.map((balancer) => [
      balancer['access_logs.s3.enabled'],
      balancer['access_logs.s3.bucket'],
      balancer['access_logs.s3.prefix'],
      balancer['connection_logs.s3.enabled'],
      balancer['connection_logs.s3.bucket'],
      balancer['connection_logs.s3.prefix'],
    ]),
  ).toEqual(
    ['load-balancer', 'public-load-balancer'].map((prefix) => [
      ...['true', 'gatehouse-production-access-logs-333333333333', prefix],
      ...['true', 'gatehouse-production-access-logs-333333333333', prefix],
    ]),
  );
});

it('ELB.6: cannot be deleted in production', () => {
  const protection = (of: Record<string, string>[]) =>
    of.map((balancer) => balancer['deletion_protection.enabled']);
  expect(protection(attributes)).toEqual(['true', 'true']);
  expect(protection(attributesIn(edgeOf('development')))).toEqual(['false', 'false']);
});

it('closes idle connections before the services do', () => {
  expect(attributes.map((balancer) => balancer['idle_timeout.timeout_seconds'])).toEqual([
    '60',
    '60',
  ]);
});

it('ELB.2, ELB.17: speaks TLS 1.2 and later with the ciphers that AWS recommends', () => {
  expect(httpsListeners).toHaveLength(2);
  for (const { Properties } of httpsListeners)
    expect(Properties).toMatchObject({
      Port: 443,
      // Listed in https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      Certificates: [{ CertificateArn: { Ref: expect.stringMatching(/^Certificate/) } }],
    });
});

it('responds to unknown hosts with a problem document', () => {
  for (const { Properties } of httpsListeners) {
    const [action] = Properties.DefaultActions;
    expect(action).toMatchObject({
      Type: 'fixed-response',
      FixedResponseConfig: { StatusCode: '404', ContentType: 'application/json' },
    });
    expect(JSON.parse(action.FixedResponseConfig.MessageBody)).toMatchObject({ status: 404 });
  }
});
