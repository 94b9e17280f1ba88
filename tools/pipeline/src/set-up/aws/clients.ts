import type { Account } from '@aws-sdk/client-account';
import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import type { ECR } from '@aws-sdk/client-ecr';
import type { IAM } from '@aws-sdk/client-iam';
import type { Route53 } from '@aws-sdk/client-route-53';
import type { S3Control } from '@aws-sdk/client-s3-control';
import type { SecretsManager } from '@aws-sdk/client-secrets-manager';
import type { SNS } from '@aws-sdk/client-sns';
import type { SSM } from '@aws-sdk/client-ssm';
import type { STS } from '@aws-sdk/client-sts';

/** The AWS clients of set-up. The methods throw `AwsError`. */
export interface Clients {
  readonly account: Account;
  readonly cloudformation: CloudFormation;
  readonly cloudwatch: CloudWatch;
  readonly ecr: ECR;
  readonly iam: IAM;
  readonly route53: Route53;
  readonly s3control: S3Control;
  readonly secrets: SecretsManager;
  readonly sns: SNS;
  readonly ssm: SSM;
  readonly sts: STS;
}
