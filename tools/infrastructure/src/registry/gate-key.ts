import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { deployedEnvironments, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { deployRolesOf } from '../delivery/record-permissions.ts';
import { keyAdministration } from './key-administration.ts';
import { rolesElsewhere } from './roles-elsewhere.ts';

/**
 * The key with which a passed gate signs its evidence. Only the gate's role may sign, and only in this way (ECDSA over
 * a digest); roles that deploy may read the public key. The key has no rotation: KMS does not rotate asymmetric keys,
 * and evidence is valid for at most 30 days.
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
