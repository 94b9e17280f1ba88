import { Match } from 'aws-cdk-lib/assertions';
import { modelOf, MOST_SERVICES_OF_GROUP, type Service } from '@gatehouse/service-manifest';
import { templateOf } from '../test/template-of.ts';
import { environment, services, workspace } from '../test/workspace.ts';
import { DeliveryStack } from './delivery-stack.ts';

/** This many services, with the longest possible names and three secrets each. */
const many = (count: number): Service[] =>
  Array.from({ length: count }, (_, at) => {
    const name = `s${at}`.padEnd(40, 'x');
    const secrets = { apiKeys: `${name}/api-keys`, bank: `${name}/bank`, shop: `${name}/shop` };
    return { name, manifest: { ...services[0]!.manifest, port: 2_000 + at, secrets } };
  });

const deliveryOf = (some: readonly Service[]) =>
  templateOf(
    (app) =>
      new DeliveryStack(
        app,
        environment('production'),
        workspace,
        some.map(({ name, manifest }) => modelOf(name, manifest, workspace, 'production')),
      ),
  );

const template = deliveryOf(services);

interface Policy {
  Properties: { PolicyDocument: { Statement: { Sid: string; Resource: string | string[] }[] } };
}
const documents = (type: string, of = template) =>
  Object.values(of.findResources(type) as Record<string, Policy>).map(
    ({ Properties }) => Properties.PolicyDocument,
  );
const ofRole = (role: string, of = template) =>
  Object.keys(of.findResources('AWS::IAM::ManagedPolicy')).filter((id) => id.startsWith(role));
const resources = (sid: string, of = template) =>
  documents('AWS::IAM::ManagedPolicy', of)
    .flatMap(({ Statement }) => Statement)
    .filter(({ Sid }) => Sid === sid)
    .flatMap(({ Resource }) => Resource);

it('creates three roles with the names that the workflows use, with sessions as long as their jobs', () => {
  for (const [what, hours] of Object.entries({ deploy: 2, infrastructure: 1, status: 1 }))
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: `gatehouse-production-${what}`,
      MaxSessionDuration: hours * 3_600,
    });
  template.resourceCountIs('AWS::IAM::Role', 3);
});

it('trusts the identity provider of the environment’s own account', () => {
  template.allResourcesProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRoleWithWebIdentity',
          Principal: {
            Federated:
              'arn:aws:iam::333333333333:oidc-provider/token.actions.githubusercontent.com',
          },
          Condition: Match.objectLike({ StringEquals: Match.anyValue() }),
        },
      ],
    },
  });
});

it('IAM.1, IAM.21: lets the two roles of each service be passed by name', () => {
  expect(resources('PassRoles').sort()).toEqual(
    ['orders', 'payments'].flatMap((name) =>
      ['execution', 'task'].map(
        (what) => `arn:aws:iam::333333333333:role/${name}-production-${what}`,
      ),
    ),
  );
});

describe('with as many services of the longest names as a group has', () => {
  const some = many(MOST_SERVICES_OF_GROUP);
  const large = deliveryOf(some);

  it('names each of them', () => {
    expect(resources('PassRoles', large)).toHaveLength(2 * MOST_SERVICES_OF_GROUP);
    expect(resources('SeeSecrets', large)).toHaveLength(3 * MOST_SERVICES_OF_GROUP);
    for (const sid of ['RegisterTaskDefinitions', 'Deploy', 'ReadLogs', 'Record', 'SeeImages'])
      for (const { name } of some)
        expect(resources(sid, large)).toContainEqual(expect.stringContaining(name));
  });

  it('stays within the quotas of IAM: ten managed policies, and the size of the inline policy', () => {
    const managed = documents('AWS::IAM::ManagedPolicy', large);
    expect(managed.length).toBeGreaterThan(0);
    for (const role of ['DeployRole', 'StatusRole'])
      expect(ofRole(role, large).length).toBeLessThanOrEqual(10);
    for (const document of managed)
      expect(JSON.stringify(document).length).toBeLessThanOrEqual(6_144);
    for (const document of documents('AWS::IAM::Policy', large))
      expect(JSON.stringify(document).length).toBeLessThanOrEqual(10_240);
  });
});

it('has a deploy role for each group, which names the services of its group and no others', () => {
  const [first, second] = ['first', 'second'].map((name) => ({
    name,
    manifest: { ...services[0]!.manifest, ...(name === 'second' && { group: 2 }) },
  })) as [Service, Service];
  const both = deliveryOf([first, second]);
  both.hasResourceProperties('AWS::IAM::Role', { RoleName: 'gatehouse-production-deploy' });
  both.hasResourceProperties('AWS::IAM::Role', { RoleName: 'gatehouse-production-deploy-2' });
  const deployed = Object.values(both.findResources('AWS::IAM::ManagedPolicy'))
    .filter(({ Properties }) => Properties.Roles[0].Ref.startsWith('DeployRole'))
    .map(({ Properties }) => [
      Properties.Roles[0].Ref.startsWith('DeployRole2'),
      ...['first', 'second'].map((name) =>
        JSON.stringify(Properties.PolicyDocument).includes(`service/production/${name}`),
      ),
    ]);
  expect(deployed).toEqual([
    [false, true, false],
    [true, false, true],
  ]);
});

it('refuses more services in a group than a role can name, instead of naming them by a pattern', () => {
  expect(() => deliveryOf(many(130))).toThrow(
    /DeployRole: 130 services need \d+ managed policies, and IAM attaches 20 to a role at most; give new services a later "group"/,
  );
});
