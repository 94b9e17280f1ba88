import fc from 'fast-check';
import { seededSecrets } from '@gatehouse/testing';
import { redactText } from './redaction.ts';
import { sensitivityOf } from './sensitive-key.ts';

const isSensitiveKey = (key: string) => sensitivityOf(key) !== 'no';
import { makeLogger } from '../test/make-logger.ts';

const { password } = seededSecrets;

describe('redaction by key', () => {
  it.each([
    'password',
    'Authorization',
    'X-Api-Key',
    'db_password',
    'clientSecret',
    'set-cookie',
    'accessToken',
  ])('%s is sensitive', (key) => expect(isSensitiveKey(key)).toBe(true));
  it.each(['secretary', 'secretName', 'author', 'cookies_accepted', 'keyboard', 'message'])(
    '%s is not sensitive',
    (key) => expect(isSensitiveKey(key)).toBe(false),
  );

  it('works at any depth and in any container', () => {
    const { logger, logs } = makeLogger();
    const axiosLike = Object.assign(new Error('failed'), {
      config: { headers: { Authorization: `Bearer ${password}` } },
    });
    logger.info('x', {
      list: [{ deep: { password } }],
      map: new Map([['token', password]]),
      headers: new Headers({ authorization: password }),
      error: axiosLike,
      apiKey: { nested: password },
    });
    logger.child({ password }).info('x');
    expect(logs.text()).not.toContain(password);
    expect(logs.entries()[0]).toMatchObject({ list: [{ deep: { password: '[redacted]' } }] });
  });
});

describe('redaction by pattern', () => {
  it.each([
    ['a bearer token', `Authorization: Bearer ${password}`],
    ['basic credentials', 'basic dXNlcjpwYXNzd29yZA=='],
    ['a JSON web token', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.sflKxwRJSMeKKF2QT4'],
    ['an AWS key id', `AKIA${'A'.repeat(16)}`],
    ['credentials in a URL', `https://user:${password}@host/path`],
    ['a query string', `/login?password=${password}&x=1`],
    ['JSON in a string', `{"password":"${password}"}`],
    ['escaped JSON in a string', `{\\"api_key\\": \\"${password}\\"}`],
    [
      'a private key',
      `-----BEGIN RSA PRIVATE KEY-----\n${password}\n-----END RSA PRIVATE KEY-----`,
    ],
    ['half a private key', `-----BEGIN PRIVATE KEY-----\n${password}`],
    ['a card number', 'card 4111111111111111'],
    ['a card number with spaces', '4111 1111 1111 1111'],
    ['a card number with dashes', '5500-0000-0000-0004'],
  ])('%s is redacted in messages, fields and stacks', (_what, secret) => {
    const { logger, logs } = makeLogger();
    logger.info(secret);
    logger.info('x', { field: secret });
    logger.error(new Error(secret));
    const part = /4111|5500|dXNl|sflK|AKIAA/.exec(secret)?.[0] ?? password;
    expect(logs.text()).not.toContain(part);
    expect(logs.text()).toContain('[redacted]');
  });

  it('redacts a card number that is a number', () => {
    const { logger, logs } = makeLogger();
    logger.info('x', { n: 4111111111111111, timestamp: 1795422995094 });
    expect(logs.entries()[0]).toMatchObject({ n: '[redacted]', _timestamp: 1795422995094 });
  });

  it.each([
    '2026-11-23T08:36:29.963Z',
    '1795422995094',
    '550e8400-e29b-41d4-a716-446655440000',
    'arn:aws:sns:eu-central-1:000000000000:app-notifications',
    'tokens: 5, secretary of state',
    'the password was changed',
    'https://example.com/path?page=2',
    '4111111111111112',
  ])('%s is not redacted', (text) => expect(redactText(text)).toBe(text));

  it('takes time proportional to the text, for any text', () => {
    const attacks = ['password', '4 ', 'eyJ', 'bearer ', '://a:', '-----BEGIN ', 'token"', '\\"'];
    // CPU time in milliseconds: on a busy machine the test takes longer, but computes no more.
    const time = (text: string) => {
      const started = process.cpuUsage();
      for (let run = 0; run < 20; run++) redactText(text);
      return process.cpuUsage(started).user / 1_000;
    };
    for (const attack of attacks) {
      time(attack.repeat(1_000));
      const [short, long] = [time(attack.repeat(1_000)), time(attack.repeat(8_000))];
      expect(long).toBeLessThan(short * 40 + 500);
    }
  });

  it('does not change texts without digits, colons and such words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-f .,]*$/), (text) => expect(redactText(text)).toBe(text)),
    );
  });
});
