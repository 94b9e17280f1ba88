import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns';
import { startMessaging, type TestMessaging } from '../../test/messaging.ts';

let m: TestMessaging;
beforeAll(async () => (m = await startMessaging({ accountId: '222222222222' })));
afterAll(() => m.stop());

const create = async (Name: string, Attributes: Record<string, string> = {}) =>
  (await m.sns.send(new CreateTopicCommand({ Name, Attributes }))).TopicArn ?? '';
const attributes = async (TopicArn: string) =>
  (await m.sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes;

it('creates a topic in the account, once', async () => {
  const arn = await create('news', { DisplayName: 'News & more' });
  expect(arn).toBe('arn:aws:sns:eu-central-1:222222222222:news');
  expect(await create('news')).toBe(arn);
  expect(await attributes(arn)).toMatchObject({
    TopicArn: arn,
    Owner: '222222222222',
    DisplayName: 'News & more',
    SubscriptionsConfirmed: '0',
  });
  await expect(create('news', { DisplayName: 'Other' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('already exists with different attributes'),
  });
});

it.each<[string, Record<string, string>]>([
  ['bad name', {}],
  ['', {}],
  ['no-suffix', { FifoTopic: 'true' }],
  ['suffix.fifo', {}],
  ['t', { ContentBasedDeduplication: 'true' }],
  ['t', { TracingConfig: 'Active' }],
  ['t', { ArchivePolicy: '{}' }],
  ['t', { SQSFailureFeedbackRoleArn: 'arn' }],
  ['t', { Policy: 'no JSON' }],
])('refuses to create the topic %j with %j', async (name, set) => {
  await expect(create(name, set)).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

it('sets and removes an attribute', async () => {
  const TopicArn = await create('set');
  const set = (AttributeName: string, AttributeValue?: string) =>
    m.sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }));
  await set('DisplayName', 'Name');
  expect(await attributes(TopicArn)).toMatchObject({ DisplayName: 'Name' });
  await set('DisplayName', '');
  expect(await attributes(TopicArn)).toMatchObject({ DisplayName: '' });
  for (const name of ['FifoTopic', 'Nonsense', 'DeliveryPolicy'])
    await expect(set(name, 'true')).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

it('keeps tags', async () => {
  const { TopicArn: ResourceArn } = await m.sns.send(
    new CreateTopicCommand({ Name: 'tagged', Tags: [{ Key: 'a', Value: '1' }] }),
  );
  await m.sns.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'b', Value: '2' }] }));
  await m.sns.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));
  const { Tags } = await m.sns.send(new ListTagsForResourceCommand({ ResourceArn }));
  expect(Tags).toEqual([{ Key: 'b', Value: '2' }]);
});

it('lists topics in pages of a hundred, and deletes one', async () => {
  for (let each = 0; each < 101; each += 1) await create(`many-${each}`);
  const first = await m.sns.send(new ListTopicsCommand());
  expect(first.Topics).toHaveLength(100);
  const rest = await m.sns.send(new ListTopicsCommand({ NextToken: first.NextToken }));
  expect(rest.NextToken).toBeUndefined();
  const TopicArn = await create('gone');
  await m.sns.send(new DeleteTopicCommand({ TopicArn }));
  await m.sns.send(new DeleteTopicCommand({ TopicArn }));
  await expect(attributes(TopicArn)).rejects.toMatchObject({ name: 'NotFoundException' });
});

it('refuses unsupported operations, parameters and ARNs by name', async () => {
  const call = async (form: Record<string, string>) => {
    const response = await fetch(m.aws.url, { method: 'POST', body: new URLSearchParams(form) });
    return { status: response.status, text: await response.text() };
  };
  expect(await call({ Action: 'CreatePlatformApplication' })).toMatchObject({ status: 400 });
  expect(await call({ Action: 'Publish', PhoneNumber: '+491', Message: 'x' })).toEqual({
    status: 400,
    text: expect.stringContaining('PhoneNumber'),
  });
  expect(await call({ Action: 'CreateTopic', Name: 'x', DataProtectionPolicy: '{}' })).toEqual({
    status: 400,
    text: expect.stringContaining('DataProtectionPolicy'),
  });
  const foreign = 'arn:aws:sns:eu-central-1:000000000000:news';
  await expect(
    m.sns.send(new PublishCommand({ TopicArn: foreign, Message: 'x' })),
  ).rejects.toMatchObject({ name: 'NotFoundException' });
  await expect(
    m.sns.send(new PublishCommand({ TopicArn: 'news', Message: 'x' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
});
