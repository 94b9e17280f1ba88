import { AsyncLocalStorage } from 'node:async_hooks';
import { seededSecrets } from '@gatehouse/testing';

/** What every line says about the process. */
export const identity = { service: 'orders', environment: 'staging', version: '1.42.0' } as const;

export const MESSAGE = 'The order was accepted';
export const SECRET = seededSecrets.password;
export const REDACTED = '[redacted]';

/** The fields of a full line, made anew for each, as a request handler does. */
export function fieldsOf(line: number) {
  return {
    orderId: line,
    customer: {
      id: 'c-10423',
      plan: 'business',
      password: SECRET,
      address: { city: 'Ghent', country: 'BE' },
    },
    items: 3,
    total: 129.5,
  };
}

export type Fields = ReturnType<typeof fieldsOf>;

/** Ten fields that a team of pino's users would list; one of them is in the line. */
export const REDACT_PATHS = [
  'password',
  'token',
  'apiKey',
  'customer.password',
  'customer.token',
  'payment.cardNumber',
  'payment.cvc',
  'request.headers.authorization',
  'request.headers.cookie',
  'request.headers["x-api-key"]',
];

/** Key names for the loggers that redact by name. */
export const REDACT_KEYS = new Set([
  'password',
  'token',
  'apiKey',
  'cardNumber',
  'cvc',
  'authorization',
  'cookie',
  'x-api-key',
]);

/** Where the peers find the trace id; ours has its own storage. */
export const traces = new AsyncLocalStorage<{ traceId: string }>();
