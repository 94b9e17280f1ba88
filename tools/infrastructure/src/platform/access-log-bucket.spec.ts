import { decideByPolicyOf } from '../account/test/decide-by-policy.ts';
import { platformTemplate } from './test/platform-template.ts';

const { template, world } = platformTemplate();
const decide = decideByPolicyOf(world, 'gatehouse-production-access-logs-333333333333');
const loadBalancers = 'logdelivery.elasticloadbalancing.amazonaws.com';
const buckets = 'logging.s3.amazonaws.com';

const mayWrite = (principal: string, path: string, context: Record<string, string> = {}) =>
  decide(principal, {
    action: 's3:PutObject',
    path,
    context: { 'aws:SecureTransport': 'true', ...context },
  });

it('is encrypted in the only way that load balancers support', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketName: 'gatehouse-production-access-logs-333333333333',
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
      ],
    },
  });
});

it.each(['load-balancer', 'public-load-balancer'])(
  'accepts the logs of this account’s load balancers under %s',
  async (prefix) => {
    expect(await mayWrite(loadBalancers, `/${prefix}/AWSLogs/333333333333/file`)).toBe(true);
    expect(await mayWrite(loadBalancers, `/${prefix}/AWSLogs/999999999999/file`)).toBe(false);
  },
);

it('S3.6: accepts the logs of this account’s buckets only', async () => {
  const from = (account: string) =>
    mayWrite(buckets, '/orders/file', { 'aws:SourceAccount': account });
  expect(await from('333333333333')).toBe(true);
  expect(await from('999999999999')).toBe(false);
  expect(await mayWrite(loadBalancers, '/orders/file')).toBe(false);
});
