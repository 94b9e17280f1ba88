import type { Backends } from '../front/handle-request.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { LocalDynamoDb } from '../dynamodb/local-dynamodb.ts';
import type { Lazy } from '../lazy.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import { publishedBy } from '../notifications/published.ts';
import { answerSecretsManager } from '../secrets-manager/secrets-manager.ts';
import type { LocalS3 } from '../s3/local-s3.ts';
import type { Context } from '../secrets-manager/context.ts';
import type { Fauxqs } from './fauxqs.ts';
import { withOwnAccount, withTopicAccount } from './topic-account.ts';

export interface Services {
  readonly fauxqs: Lazy<Fauxqs>;
  readonly dynamodb: Lazy<LocalDynamoDb>;
  readonly s3: Lazy<LocalS3>;
  readonly delivery: Lazy<Delivery>;
  readonly secrets: Context;
  readonly notifications: NotificationLog;
  readonly accountId: string;
  /** Called when topics may have changed. */
  readonly changed: (what: 'topics') => void;
}

/** Hands each request to the service that it is for, loading that service if need be. */
export function backends({
  fauxqs,
  dynamodb,
  s3,
  delivery,
  secrets,
  notifications,
  accountId,
  changed,
}: Services): Omit<Backends, 'inspect'> {
  return {
    async answer(service, request) {
      if (service === 'secretsmanager') return answerSecretsManager(request, secrets);
      if (service === 'dynamodb') return (await dynamodb()).answer(request);
      if (service === 's3') return (await s3()).answer(request);
      if (service !== 'sns' && service !== 'sqs')
        return (await delivery()).answer(service, request);
      // fauxqs answers these at its root alone, where SDKs may use a queue's URL.
      const asked = withTopicAccount({ ...request, url: '/' }, accountId);
      const answer = withOwnAccount(await (await fauxqs()).answer(asked), accountId);
      if (service === 'sns' && answer.status === 200) {
        const parameters = Object.fromEntries(new URLSearchParams(request.body.toString()));
        const published = publishedBy(parameters, String(answer.body), new Date());
        if (published.length === 0) changed('topics');
        for (const notification of published) notifications.add(notification);
      }
      return answer;
    },
  };
}
