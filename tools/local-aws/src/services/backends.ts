import type { Backends } from '../front/front.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { LocalDynamoDb } from '../dynamodb/local-dynamodb.ts';
import type { Lazy } from '../lazy.ts';
import { answerSecretsManager } from '../secrets-manager/secrets-manager.ts';
import type { LocalS3 } from '../s3/local-s3.ts';
import type { Context } from '../secrets-manager/context.ts';
import type { Messaging } from '../messaging/messaging.ts';

export interface Services {
  readonly messaging: Messaging;
  readonly dynamodb: Lazy<LocalDynamoDb>;
  readonly s3: Lazy<LocalS3>;
  readonly delivery: Lazy<Delivery>;
  readonly secrets: Context;
}

/** Passes each request to its service, which is loaded on first use. */
export const backends = ({
  messaging,
  dynamodb,
  s3,
  delivery,
  secrets,
}: Services): Omit<Backends, 'inspect'> => ({
  async answer(service, request) {
    if (service === 'sqs') return messaging.sqs.answer(request);
    if (service === 'sns') return messaging.sns.answer(request);
    if (service === 'secretsmanager') return answerSecretsManager(request, secrets);
    if (service === 'dynamodb') return (await dynamodb()).answer(request);
    if (service === 's3') return (await s3()).answer(request);
    return (await delivery()).answer(service, request);
  },
});
