import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { deployedEnvironments, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { deployRolesOf } from '../delivery/record-permissions.ts';
import { keyAdministration } from './key-administration.ts';
import { rolesElsewhere } from './roles-elsewhere.ts';

/**
 * What a passed gate signs its evidence with. The role of the gate alone may sign, just as it does (ECDSA
 * over a digest); whoever deploys may have the public half. The key has no rotation: KMS rotates no
 * asymmetric keys, and evidence lives for 30 days at the most.
 */
export class GateKey extends Key {
  constructor(scope: Construct, workspace: Workspace, gateRole: Role, groups: readonly number[]) {
    const verifying = ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Verify'];
    const deployRoles = deployedEnvironments(workspace).flatMap((name) =>
      deployRolesOf(workspace, name, groups),
    );
    super(scope, 'GateKey', {
      alias: registryNamesOf(workspace).gateKeyAlias,
      description: 'Signs the evidence of passed gates',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          keyAdministration(),
          new PolicyStatement({
            sid: 'Sign',
            principals: [gateRole],
            actions: ['kms:Sign'],
            resources: ['*'],
            conditions: {
              StringEquals: {
                'kms:MessageType': 'DIGEST',
                'kms:SigningAlgorithm': 'ECDSA_SHA_256',
              },
            },
          }),
          new PolicyStatement({
            sid: 'VerifyAtTheGate',
            principals: [gateRole],
            actions: verifying,
            resources: ['*'],
          }),
          new PolicyStatement({
            sid: 'VerifyBeforeDeployment',
            ...rolesElsewhere(deployRoles),
            actions: verifying,
            resources: ['*'],
          }),
        ],
      }),
    });
  }
}
