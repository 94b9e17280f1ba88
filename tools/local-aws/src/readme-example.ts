import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { startLocalAws } from './index.ts';

const aws = await startLocalAws({ seed: { topics: ['news'], secrets: { 'app/key': 'local' } } });
const sns = new SNSClient({
  endpoint: aws.url,
  region: aws.region,
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
});
const publish = () =>
  sns.send(new PublishCommand({ TopicArn: aws.topicArn('news'), Message: 'Hello' }));

await publish();
process.stdout.write(`published: ${aws.notifications('news')[0]?.message}\n`);

aws.faults.set({ service: 'sns', action: 'Publish', kind: 'error', status: 503, times: 1 });
await publish();
process.stdout.write(
  `calls, the retry after the fault included: ${aws.calls().sns?.['Publish']}\n`,
);

await aws.secrets.rotate('app/key');
process.stdout.write(`previous secret: ${aws.secrets.get('app/key', 'AWSPREVIOUS')}\n`);

await aws.stop();
