import type { IncomingHttpHeaders } from 'node:http';
import { isDistribution } from './distribution-route.ts';
import { bucketOfHost } from './bucket-host.ts';
import { isServiceName, type ServiceName } from './service-names.ts';

/** The parts of a request that identify its service. */
export interface RequestHead {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

const targetPrefixes: Readonly<Record<string, ServiceName>> = {
  secretsmanager: 'secretsmanager',
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  AmazonEC2ContainerServiceV20141113: 'ecs',
  AmazonEC2ContainerRegistry_V20150921: 'ecr',
  Logs_20140328: 'logs',
  AnyScaleFrontendService: 'application-autoscaling',
  AmazonSSM: 'ssm',
  TrentService: 'kms',
  GraniteServiceVersion20100801: 'monitoring',
};

/**
 * The service of a request: by the credential scope of its signature (header, or query of a presigned URL), else by
 * `X-Amz-Target`, the path of a registry (`/v2/`), host name, or form body (SNS). All other requests are for S3, whose
 * requests may be unsigned. Returns a name that `isServiceName` rejects for a service that the embedded AWS does not
 * have.
 */
export function identifyService({ url, headers }: RequestHead): ServiceName | string {
  const scope = credentialScope(headers.authorization) ?? presignedScope(url);
  if (scope) return scope;

  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const prefix = target.split('.')[0] ?? '';
    return targetPrefixes[prefix] ?? prefix;
  }
  if (isDistribution(url) && bucketOfHost(headers.host) === undefined) return 'ecr';
  const hostLabel = headers.host?.split('.')[0];
  if (isServiceName(hostLabel)) return hostLabel;
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? 'sns' : 's3';
}

/** Whether the request carries an AWS signature: the inspection endpoint never handles such a request. */
export const isSigned = ({ url, headers }: RequestHead): boolean =>
  Boolean(credentialScope(headers.authorization) ?? presignedScope(url));

// Credential=KEY/20260131/eu-central-1/sns/aws4_request; SigV4a omits the region.
const credentialScope = (authorization: string | undefined): string | undefined =>
  authorization && /Credential=[^,\s]*\/([a-z0-9-]+)\/aws4_request/.exec(authorization)?.[1];

function presignedScope(url: string): string | undefined {
  const query = url.indexOf('?');
  if (query < 0 || !/x-amz-credential/i.test(url)) return undefined;
  const credential = new URLSearchParams(url.slice(query)).get('X-Amz-Credential');
  return credential ? /\/([a-z0-9-]+)\/aws4_request$/.exec(credential)?.[1] : undefined;
}
