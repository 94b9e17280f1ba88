import { bucketOfHost } from '../front/bucket-host.ts';
import type { Backends } from '../front/handle-request.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Lazy } from '../lazy.ts';
import { answerSecretsManager } from '../secrets-manager/secrets-manager.ts';
import type { Context } from '../secrets-manager/context.ts';
import type { Dynalite } from './dynalite.ts';
import type { Fauxqs } from './fauxqs.ts';
import type { Messaging } from './messaging.ts';

export interface Services {
  readonly fauxqs: Lazy<Fauxqs>;
  readonly dynalite: Lazy<Dynalite>;
  readonly delivery: Lazy<Delivery>;
  readonly secrets: Context;
  readonly messaging: Messaging;
  /** Called when topics or objects may have changed. */
  readonly changed: (what: 'topics' | 'objects') => void;
}

/** Hands each request to the service that it is for, loading that service if need be. */
export function backends({
  fauxqs,
  dynalite,
  delivery,
  secrets,
  messaging,
  changed,
}: Services): Omit<Backends, 'inspect'> {
  return {
    async answer(service, request) {
      if (service === 'secretsmanager') return answerSecretsManager(request, secrets);
      if (service === 'dynamodb') return (await dynalite()).answer(request);
      if (service === 'sqs') return messaging.sqs.answer(request);
      if (service !== 'sns') return (await delivery()).answer(service, request);
      const answer = await messaging.sns.answer(request);
      changed('topics');
      return answer;
    },

    async handleS3(request, response) {
      // fauxqs takes any host name with a dot for that of a bucket.
      if (!bucketOfHost(request.headers.host)) request.headers.host = 'localhost';
      if (!['GET', 'HEAD'].includes(request.method ?? ''))
        response.once('close', () => changed('objects'));
      (await fauxqs()).handle(request, response);
    },
  };
}
