import { Router } from 'express';
import { allowOnly, Idempotency, validateBody } from '@gatehouse/service-kit';
import { notifyRequest, type NotifyAnswer } from './notify-schema.ts';
import type { Publisher } from './publisher.ts';

/** `POST /`: validates the request and publishes its message, once per Idempotency-Key. */
export function notifyRoute(publisher: Publisher): Router {
  const idempotency = new Idempotency<NotifyAnswer>();
  const router = Router();
  router
    .route('/')
    .post(async (request, response) => {
      const notification = await validateBody(notifyRequest, request);
      const answer = await idempotency.run(
        request.get('idempotency-key'),
        notification,
        async (): Promise<NotifyAnswer> => {
          await publisher.publish(notification);
          return { success: true, message: 'Notification sent' };
        },
      );
      response.json(answer);
    })
    .all(allowOnly('POST'));
  return router;
}
