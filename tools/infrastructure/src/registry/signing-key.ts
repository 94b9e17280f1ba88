import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { deployedEnvironments, type Workspace } from '@gatehouse/service-manifest';
import { deployRolesOf } from '../delivery/record-permissions.ts';
import { keyAdministration } from './key-administration.ts';
import { rolesElsewhere } from './roles-elsewhere.ts';

interface SigningKeyProps {
  readonly alias: string;
  /** Groups of services; each has its own deploy role. */
  readonly groups: readonly number[];
  readonly description: string;
  /** The only role that may sign, and only ECDSA over a digest. */
  readonly signer: Role;
  /** Roles of the registry that may verify, and the ids of their statements; the deploy roles may verify as well. */
  readonly verifiers: Readonly<Record<string, Role>>;
}

const VERIFYING = ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Verify'];

/** A key for signatures: ECDSA on P-256. It is not rotated, because KMS cannot rotate asymmetric keys. */
export class SigningKey extends Key {
  constructor(
    scope: Construct,
    id: string,
    workspace: Workspace,
    { alias, description, signer, verifiers, groups }: SigningKeyProps,
  ) {
    const deployRoles = deployedEnvironments(workspace).flatMap((name) =>
      deployRolesOf(workspace, name, groups),
    );
    super(scope, id, {
      ...{ alias, description },
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          keyAdministration(),
          new PolicyStatement({
            sid: 'Sign',
            principals: [signer],
            actions: ['kms:Sign'],
            resources: ['*'],
            conditions: {
              StringEquals: {
                'kms:MessageType': 'DIGEST',
                'kms:SigningAlgorithm': 'ECDSA_SHA_256',
              },
            },
          }),
          ...Object.entries(verifiers).map(
            ([sid, role]) =>
              new PolicyStatement({
                ...{ sid, principals: [role], actions: VERIFYING, resources: ['*'] },
              }),
          ),
          new PolicyStatement({
            sid: 'VerifyBeforeDeployment',
            ...rolesElsewhere(deployRoles),
            actions: VERIFYING,
            resources: ['*'],
          }),
        ],
      }),
    });
  }
}
