import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECR } from '@aws-sdk/client-ecr';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SNS } from '@aws-sdk/client-sns';
import { SSM } from '@aws-sdk/client-ssm';
import { STS } from '@aws-sdk/client-sts';
import type { Workspace } from '@gatehouse/service-manifest';
import { clientSettings } from '../aws/client-settings.ts';
import type { Waiting } from '../aws/retry-until-done.ts';
import { profileOf } from '../aws/profile.ts';
import { retrying } from '../aws/retrying.ts';

/** The AWS clients of a deployment. */
export interface Aws {
  readonly ecs: ECS;
  readonly scaling: ApplicationAutoScaling;
  readonly cloudwatch: CloudWatch;
  readonly elb: ElasticLoadBalancingV2;
  readonly logs: CloudWatchLogs;
  readonly iam: IAM;
  readonly secrets: SecretsManager;
  readonly ssm: SSM;
  readonly sns: SNS;
  readonly sts: STS;
  /** In the registry's region. */
  readonly ecr: ECR;
}

/**
 * Clients for an environment, with a single attempt and a short time-out. They use the credentials
 * of the profile `gatehouse-ENVIRONMENT`, or those that the SDK finds.
 */
export function connect({ environments, registry }: Workspace, environment: string): Aws {
  const profile = profileOf(environment, process.env);
  const settings = clientSettings({ region: environments[environment]?.region, profile });
  return {
    ecs: new ECS(settings),
    scaling: new ApplicationAutoScaling(settings),
    cloudwatch: new CloudWatch(settings),
    elb: new ElasticLoadBalancingV2(settings),
    logs: new CloudWatchLogs(settings),
    iam: new IAM(settings),
    secrets: new SecretsManager(settings),
    ssm: new SSM(settings),
    sns: new SNS(settings),
    sts: new STS(settings),
    ecr: new ECR(clientSettings({ region: registry.region, profile })),
  };
}

/** The same clients with retries until the deadline. They throw `AwsError`. */
export function withRetries(aws: Aws, waiting: Waiting): Aws {
  return {
    ecs: retrying('ecs', aws.ecs, waiting),
    scaling: retrying('application-autoscaling', aws.scaling, waiting),
    cloudwatch: retrying('cloudwatch', aws.cloudwatch, waiting),
    elb: retrying('elasticloadbalancing', aws.elb, waiting),
    logs: retrying('logs', aws.logs, waiting),
    iam: retrying('iam', aws.iam, waiting),
    secrets: retrying('secretsmanager', aws.secrets, waiting),
    ssm: retrying('ssm', aws.ssm, waiting),
    sns: retrying('sns', aws.sns, waiting),
    sts: retrying('sts', aws.sts, waiting),
    ecr: retrying('ecr', aws.ecr, waiting),
  };
}
