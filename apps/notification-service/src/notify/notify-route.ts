import { Router } from 'express';
import { allowOnly, validateBody, type Idempotency } from '@gatehouse/service-kit';
import { notifyRequest, type NotifyResponse } from './notify-schema.ts';
import type { Publisher } from './publisher.ts';

/** `POST /`: validates the request and publishes its message, once per Idempotency-Key. */
export function notifyRoute(publisher: Publisher, idempotency: Idempotency): Router {
  const router = Router();
  router
    .route('/')
    .post(async (request, response) => {
      const notification = await validateBody(notifyRequest, request);
      const answer = await idempotency.run(
        request,
        notification,
        async (writeId): Promise<NotifyResponse> => {
          await publisher.publish(notification, writeId);
          return { success: true, message: 'Notification sent' };
        },
      );
      response.json(answer);
    })
    .all(allowOnly('POST'));
  return router;
}
