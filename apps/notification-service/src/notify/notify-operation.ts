import type { Operation } from '@gatehouse/service-kit';
import { notifyAnswer, notifyRequest } from './notify-schema.ts';

/** `POST /notify` as the API description tells it. */
export const notifyOperation: Operation = {
  method: 'post',
  path: '/notify',
  summary: 'Publish a notification to one of the topics that this service is granted',
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'A repeat with the same key and body within a day is published once',
    },
  ],
  body: notifyRequest,
  answers: { 200: { description: 'The notification was published', body: notifyAnswer } },
  problems: {
    404: 'No such topic',
    409: 'A request with this Idempotency-Key is still being worked on',
    422: 'The Idempotency-Key came with another request before',
    502: 'The notification channel refused the message; trying again will not help',
  },
};
