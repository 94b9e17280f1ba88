import { createHash, generateKeyPairSync } from 'node:crypto';
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

/** The beginning of each vendor's tokens, the characters that follow, and their number. */
const TOKENS: [prefix: string, characters: string, length: number, suffix?: string][] = [
  ['ABIA', 'A7', 16],
  ['LTAI', 'a7', 20],
  ['GOCSPX-', 'aB7', 28],
  ['ya29.', 'aB7', 60],
  ['aB17Q~', 'aB7', 34],
  ['sq0atp-', 'aB7', 22],
  ['shippo_live_', 'a7', 40],
  ['EZAK', 'a7', 54],
  ['shpat_', 'a7', 32],
  ['glptt-', 'a7', 40],
  ['ATATT3', 'aB7', 186],
  ['pypi-AgEIcHlwaS5vcmc', 'aB7', 70],
  ['rubygems_', 'a7', 48],
  ['sgp_', 'a7', 40],
  ['bkua_', 'a7', 40],
  ['dop_v1_', 'a7', 64],
  ['fo1_', 'aB7', 43],
  ['pul-', 'a7', 40],
  ['aB7aB7aB7aB7aB.atlasv1.', 'aB7', 64],
  ['dapi', 'a7', 32],
  ['hvs.', 'aB7', 90],
  ['s.', 'aB7', 24],
  ['dp.pt.', 'a7', 43],
  ['AGE-SECRET-KEY-1', 'A7', 58],
  ['pscale_tkn_', 'aB7', 43],
  ['sbp_', 'a7', 40],
  ['xapp-1-A7-123-', 'a7', 64],
  ['123456789:AA', 'aB7', 33],
  ['SK', 'a7', 32],
  ['key-', 'a7', 32],
  ['', 'a7', 32, '-us12'],
  ['xkeysib-', 'a7', 64],
  ['pat-na1-', 'a7', 36],
  ['glsa_', 'aB7', 32],
  ['NRAK-', 'A7', 27],
  ['sntryu_', 'a7', 64],
  ['hf_', 'aB', 34],
  ['gsk_', 'aB7', 52],
  ['lin_api_', 'aB7', 40],
  ['p8e-', 'a7', 32],
  ['PMAK-a7a7a7a7a7a7a7a7a7a7a7a7-', 'a7', 34],
  ['https://hooks.slack.com/services/', 'A7', 24],
  ['https://discord.com/api/webhooks/123456/', 'aB7', 68],
  ['https://acme.webhook.office.com/webhookb2/', 'a7', 64],
  ['Authorization: Bearer ', 'aB7', 30],
  ['Endpoint=sb://x/;SharedAccessKey=', 'aB7', 43],
  ['https://x.example?sv=2022&sig=', 'aB7', 43],
  ['https://x.example?api-key=', 'a7', 20],
  ['client_id=a&client_secret=', 'a7', 20],
  ['{"user": "app", "password": "', 'a', 8, '"}'],
];

it.each(TOKENS)(
  'looksSecret recognises a token that begins with %j',
  (prefix, set, length, suffix = '') => {
    const random = Array.from({ length }, (_, at) => set[at % set.length]).join('');
    expect(looksSecret(`${prefix}${random}${suffix}`)).toBe(true);
  },
);

const rsa = generateKeyPairSync('rsa', { modulusLength: 1_024 });
const curve = generateKeyPairSync('ed25519');
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

it('looksSecret recognises a private key in each encoding, and accepts a public one', () => {
  const pem = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const body = pem.split('\n').slice(1, -2).join('\n');
  const der = curve.privateKey.export({ type: 'pkcs8', format: 'der' });
  const secrets = [pem, base64(pem), base64(pem).replace(/.{76}/g, '$&\n'), body, base64(der)];
  expect(secrets.filter((text) => !looksSecret(text))).toEqual([]);
  const keys = [rsa, curve].map(({ publicKey }) => publicKey);
  const published = keys.flatMap((key) => {
    const text = key.export({ type: 'spki', format: 'pem' }).toString();
    return [text, base64(text), base64(key.export({ type: 'spki', format: 'der' }))];
  });
  expect(published.filter(looksSecret)).toEqual([]);
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
  'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
  'AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
  'SHA256:uNiVztksCsDhcc0u9e8BrgXVyUHnDPSwuMo7pzlq0Rk',
  'arn:aws:kms:eu-central-1:123456789012:key/0b8f3d0e-6f1c-4f57-9a40-0d5fca4fd6b7',
  'https://login.example.com/oauth2/token?tenant=acme',
  'http://registry:3000/@scope/name',
  'sk-learn-pipelines-of-the-payments-team',
  `pk_${'live'}_51H8xY2eZvKYlo2CaBcDeFgHiJk`,
])('looksSecret accepts %s', (text) => expect(looksSecret(text)).toBe(false));
