import { createHash } from 'node:crypto';
import { looksSecret, shown } from './secret-text.ts';

// Built from parts, so that no scanner of this repository takes them for secrets.
const SECRETS = [
  ['sk', 'live', '51H8xY2eZvKYlo2C'].join('_'),
  'postgres://app:hunter2@db.internal:5432/orders',
  'redis://:hunter2@cache:6379',
  'Server=db;User Id=app;Password=hunter2;',
  `AKIA${'IOSFODNN7EXAMPLE'}`,
  `-----BEGIN ${'RSA PRIVATE KEY'}-----\nMIIE`,
  `${'eyJhbGciOiJIUzI1NiJ9'}.${'eyJzdWIiOiIxMjM0NTY3ODkwIn0'}.signature`,
  `ghp_${'a1B2'.repeat(9)}`,
  `xoxb-${'1234567890'}-abcdef`,
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
];

it.each(SECRETS)('looksSecret recognises a secret: %#', (text) => {
  expect(looksSecret(text)).toBe(true);
  expect(shown({ a: [text] })).toBe('a value that looks like a secret');
});

it('looksSecret recognises random keys', () => {
  // The same in each run: one key in 3,500 has no digit and looks like words.
  const keys = Array.from({ length: 500 }, (_, at) =>
    createHash('sha384').update(`key ${at}`).digest().subarray(0, 36).toString('base64'),
  );
  const missed = keys.filter((text) => !looksSecret(text));
  expect(missed).toEqual(keys.filter((text) => !/\d/.test(text)));
  expect(missed.length).toBeLessThan(3);
});

it.each([
  'info',
  'https://example.com/path?x=1',
  'https://sqs.eu-central-1.amazonaws.com/123456789012/orders',
  'arn:aws:sns:eu-central-1:123456789012:app-notifications',
  'payments/bank',
  'payments/bank-of-somewhere-else-api-credentials',
  '2f1e9c0a7b6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f',
  '0b8f3d0e-6f1c-4f57-9a40-0d5fca4fd6b7',
  'services/Payments/v1/CreatePaymentIntentHandler',
  'eu-central-1_AbCdEfGhI',
])('looksSecret accepts %s', (text) => expect(looksSecret(text)).toBe(false));
