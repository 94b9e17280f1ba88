import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { services, workspace } from '../test/workspace.ts';
import { RegistryStack } from './registry-stack.ts';

const template = templateOf((app) => new RegistryStack(app, workspace, services));

const keyOf = (alias: string) => {
  const aliases = Object.values(template.findResources('AWS::KMS::Alias')) as {
    Properties: { AliasName: string; TargetKeyId: { 'Fn::GetAtt': [string, string] } };
  }[];
  const { Properties } = aliases.find(({ Properties }) => Properties.AliasName === alias)!;
  return template.toJSON().Resources[Properties.TargetKeyId['Fn::GetAtt'][0]];
};
const gateKey = keyOf('alias/gatehouse-gate');
const imageKey = keyOf('alias/gatehouse-images');

interface Statement {
  Sid: string;
  Action: string | string[];
  Principal: { AWS: unknown };
}
const statementsOf = (key: { Properties: { KeyPolicy: { Statement: Statement[] } } }) =>
  key.Properties.KeyPolicy.Statement;

it('ECR.1: scans builds on push, and releases continuously', () => {
  template.hasResourceProperties('AWS::ECR::RegistryScanningConfiguration', {
    ScanType: 'ENHANCED',
    Rules: [
      {
        ScanFrequency: 'SCAN_ON_PUSH',
        RepositoryFilters: [{ Filter: 'build/*', FilterType: 'WILDCARD' }],
      },
      {
        ScanFrequency: 'CONTINUOUS_SCAN',
        RepositoryFilters: [
          { Filter: 'development/*', FilterType: 'WILDCARD' },
          { Filter: 'production/*', FilterType: 'WILDCARD' },
        ],
      },
    ],
  });
});

it('signs with a key that supports verification of the evidence: ECDSA over P-256', () => {
  expect(gateKey.Properties).toMatchObject({
    KeySpec: 'ECC_NIST_P256',
    KeyUsage: 'SIGN_VERIFY',
  });
});

it('KMS.4: rotates the image key', () => {
  expect(imageKey.Properties).toMatchObject({ EnableKeyRotation: true });
});

it('KMS.3: retains the keys when the stack is deleted', () => {
  for (const key of [gateKey, imageKey])
    expect(key).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

it('KMS.5: names the allowed roles in the keys’ policies, and allows everything to none', () => {
  for (const statement of [...statementsOf(gateKey), ...statementsOf(imageKey)]) {
    expect(JSON.stringify(statement.Principal)).not.toContain('*');
    expect([statement.Action].flat().filter((action) => action.includes('*'))).toEqual([]);
  }
  const signing = statementsOf(gateKey).filter(({ Action }) =>
    [Action].flat().includes('kms:Sign'),
  );
  expect(signing).toMatchObject([
    { Principal: { AWS: { 'Fn::GetAtt': [expect.stringMatching(/^GateRole/), 'Arn'] } } },
  ]);
});

it('lets ECR use the image key by grants, which only ECR may create', () => {
  const granting = statementsOf(imageKey).filter(({ Action }) =>
    Action.includes('kms:CreateGrant'),
  );
  expect(granting).toEqual([
    expect.objectContaining({
      Condition: { StringEquals: { 'kms:ViaService': 'ecr.eu-central-1.amazonaws.com' } },
    }),
  ]);
});

it('lets the deploy roles verify, if their environment has an account', () => {
  const settings = structuredClone(workspace);
  settings.environments['development']!.local = true;
  const other = templateOf((app) => new RegistryStack(app, settings, services));
  other.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Sid: 'VerifyBeforeDeployment',
          Principal: { AWS: 'arn:aws:iam::333333333333:root' },
          Condition: {
            ArnEquals: {
              'aws:PrincipalArn': ['arn:aws:iam::333333333333:role/gatehouse-production-deploy'],
            },
          },
        }),
      ]),
    },
  });
});

it('creates the roles under the names that the workflows use', () => {
  for (const RoleName of [
    'gatehouse-build',
    'gatehouse-gate',
    'gatehouse-rescan',
    'gatehouse-report',
    'gatehouse-compact',
    'gatehouse-registry-infrastructure',
    'gatehouse-registry-status',
  ])
    template.hasResourceProperties('AWS::IAM::Role', { RoleName, MaxSessionDuration: 3_600 });
  template.resourceCountIs('AWS::IAM::Role', 7);
});
