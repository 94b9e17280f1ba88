import { Account } from '@aws-sdk/client-account';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { ECR } from '@aws-sdk/client-ecr';
import { IAM } from '@aws-sdk/client-iam';
import { Route53 } from '@aws-sdk/client-route-53';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SNS } from '@aws-sdk/client-sns';
import { SSM } from '@aws-sdk/client-ssm';
import { STS } from '@aws-sdk/client-sts';
import { clientSettings, REQUEST_TIMEOUT_MS } from '../../aws/client-settings.ts';
import { realClock, type Clock } from '../../aws/clock.ts';
import { Deadline } from '../../aws/deadline.ts';
import { profileOf } from '../../aws/profile.ts';
import { retrying } from '../../aws/retrying.ts';
import type { AwsTarget } from './aws-targets.ts';
import type { Clients } from './clients.ts';
import { createS3Control } from './s3-control.ts';

/** Time limit of one call, including its retries. */
const TIMEOUT_MS = 30_000;
const POLL_MS = 500;

interface Connection {
  /** For tests; default: the SDK's, from `AWS_ENDPOINT_URL`. */
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly env: NodeJS.ProcessEnv;
  readonly clock?: Clock;
  readonly progress: (message: string) => void;
}

/** Clients for a target, created on first use, with the credentials of the profile `gatehouse-NAME` if it exists. */
export function connect(
  place: AwsTarget,
  { env, endpoint, credentials, clock = realClock, progress }: Connection,
): Clients {
  const settings = () =>
    clientSettings({
      region: place.region,
      endpoint,
      credentials,
      profile: profileOf(place.name, env),
    });
  const waiting = {
    progress,
    // Each call has its own deadline: a deployment of stacks between two calls may take half an
    // hour.
    get deadline() {
      return new Deadline({
        ...{ timeoutMs: TIMEOUT_MS, requestTimeoutMs: REQUEST_TIMEOUT_MS, pollMs: POLL_MS },
        clock,
      });
    },
  };
  const make: { readonly [Name in keyof Clients]: () => Clients[Name] } = {
    account: () => retrying('account', new Account(settings()), waiting),
    cloudformation: () => retrying('cloudformation', new CloudFormation(settings()), waiting),
    cloudwatch: () => retrying('cloudwatch', new CloudWatch(settings()), waiting),
    ecr: () => retrying('ecr', new ECR(settings()), waiting),
    iam: () => retrying('iam', new IAM(settings()), waiting),
    route53: () => retrying('route53', new Route53(settings()), waiting),
    s3control: () =>
      retrying('s3', createS3Control(settings(), endpoint ?? env['AWS_ENDPOINT_URL']), waiting),
    secrets: () => retrying('secretsmanager', new SecretsManager(settings()), waiting),
    sns: () => retrying('sns', new SNS(settings()), waiting),
    ssm: () => retrying('ssm', new SSM(settings()), waiting),
    // In a region that is not enabled yet, STS rejects all credentials.
    sts: () => retrying('sts', new STS({ ...settings(), region: homeOf(place) }), waiting),
  };
  const made: Partial<Record<keyof Clients, unknown>> = {};
  return new Proxy({} as Clients, {
    get: (_target, name: keyof Clients) => (made[name] ??= make[name]()),
  });
}

/** The region of a partition that every account has. */
function homeOf({ region }: AwsTarget): string {
  if (region.startsWith('cn-')) return 'cn-north-1';
  return region.startsWith('us-gov-') ? 'us-gov-west-1' : 'us-east-1';
}
