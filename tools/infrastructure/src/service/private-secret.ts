import { CfnResourcePolicy, CfnSecret, type CfnSecretProps } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';

/** A secret that can never be shared outside this account. */
export class PrivateSecret extends CfnSecret {
  constructor(
    scope: Construct,
    id: string,
    { names, shared }: ServiceModel,
    props: Pick<CfnSecretProps, 'name' | 'description' | 'generateSecretString'>,
  ) {
    super(scope, id, { ...props, kmsKeyId: read(scope, shared.parameter('data-key-arn')) });
    new CfnResourcePolicy(this, 'Policy', {
      secretId: this.ref,
      blockPublicPolicy: true,
      resourcePolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'ThisAccountOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 'secretsmanager:*',
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:PrincipalAccount': names.account } },
          },
        ],
      },
    });
  }
}
