import { RemovalPolicy } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { RegistryNames } from '@gatehouse/service-manifest';
import { keyAdministration } from './key-administration.ts';

/**
 * The key that encrypts images. ECR uses it by a grant that it creates with the repository, so roles that push or pull
 * need no permission on the key. https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
 */
export class ImageKey extends Key {
  constructor(scope: Construct, { imageKeyAlias, region }: RegistryNames) {
    super(scope, 'ImageKey', {
      alias: imageKeyAlias,
      description: 'Encrypts the images of all services',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          keyAdministration(),
          new PolicyStatement({
            sid: 'CreateRepositories',
            principals: [new AccountRootPrincipal()],
            actions: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant'],
            resources: ['*'],
            conditions: { StringEquals: { 'kms:ViaService': `ecr.${region}.amazonaws.com` } },
          }),
        ],
      }),
    });
  }
}
