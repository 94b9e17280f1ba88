import * as z from 'zod';
import type { Operation } from '@gatehouse/service-kit';
import { notifyResponse, notifyRequest } from './notify-schema.ts';

/** `POST /notify` in the API description. */
export const notifyOperation: Operation = {
  method: 'post',
  path: '/notify',
  id: 'notify',
  summary: 'Publish a notification to one of the topics granted to this service',
  parameters: {
    header: z.object({
      'Idempotency-Key': z.string().min(1).max(255).optional().meta({
        description: 'A repeat with the same key and body within a day is published once',
      }),
    }),
  },
  body: notifyRequest,
  answers: { 200: { description: 'The notification was published', body: notifyResponse } },
  problems: {
    404: 'No such topic',
    409: 'A request with this Idempotency-Key is still in progress',
    422: 'The Idempotency-Key was used with another request',
    502: 'The notification channel refused the message; a retry will not help',
  },
};
