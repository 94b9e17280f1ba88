import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { serviceEnvironment } from './seed/service-environment.ts';
import { startLocalAws } from './start.ts';
import { clientOptions } from './test/client-options.ts';

it.each([
  ['eu-central-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('a service in %s finds its resources by ARNs of the partition %s', async (region, partition) => {
  const aws = await startLocalAws({
    region,
    seed: { topics: ['news'], secrets: { key: '{"current":"local"}' } },
  });
  const grants = [{ topic: 'news', access: 'publish' as const }];
  const { TOPIC_ARNS: TopicArn } = serviceEnvironment(
    { description: 'Sells', port: 3000, exposure: 'internal', grants },
    { region, endpoint: aws.url, urlOf: String },
  );
  const options = { ...clientOptions(aws.url), region };
  const sns = new SNSClient(options);
  const secrets = new SecretsManagerClient(options);
  await sns.send(new PublishCommand({ TopicArn, Message: 'x' }));
  const { ARN } = await secrets.send(new DescribeSecretCommand({ SecretId: 'key' }));
  expect([TopicArn, ARN]).toEqual([
    `arn:${partition}:sns:${region}:000000000000:news`,
    expect.stringMatching(`^arn:${partition}:secretsmanager:${region}:000000000000:secret:key-`),
  ]);
  sns.destroy();
  secrets.destroy();
  await aws.stop();
});
