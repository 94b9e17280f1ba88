import { redactText } from './redaction.ts';
import { sensitivityOf } from './sensitive-key.ts';
import { makeLogger } from '../test/make-logger.ts';

const S = 'hunter2Z';
const digits = (text: string) => text.replace(/\D/g, '');

/** The places of a value in a log: the message, a field, a list and an error's message. */
function logged(log: (logger: ReturnType<typeof makeLogger>['logger']) => void): string {
  const { logger, logs } = makeLogger();
  log(logger);
  return logs.text();
}

describe('a text', () => {
  it.each([
    `password: "a b, ${S}"`,
    `password=a ${S}`,
    `password=a,${S}`,
    `password='x" ${S}' next`,
    `passphrase: correct horse, ${S}`,
    `Password: ${S}'`,
    `Authorization: Token ${S}`,
    `Authorization: Digest username="u", realm="r", response="${S}"`,
    `Authorization: AWS4-HMAC-SHA256 Credential=AKIAX/2026, SignedHeaders=host, Signature=${S}`,
    `Proxy-Authorization: Negotiate ${S}`,
    `GET / HTTP/1.1\r\nHost: h\r\nCookie: a=b; sid=${S}; c=${S}\r\nX: y`,
    `GET / HTTP/1.1\\r\\nAuthorization: Basic ${S}\\r\\nHost: h`,
    `Set-Cookie: s=${S}; Path=/; HttpOnly`,
    `{"password":"a \\"${S}"}`,
    `{\\"password\\": \\"a b${S}\\"}`,
    `{\\\\\\"password\\\\\\":\\\\\\"q ${S}\\\\\\"}`,
    `"headers":{"authorization":["Bearer ${S}"]}`,
    `{ password: 'x', token: '${S}' }`,
    `[["password","${S}"]]`,
    `["mysql", "--password", "${S}"]`,
    `{"name":"DB_PASSWORD","value":"${S}"}`,
    `https://user:p@${S}@host/x`,
    `https://user:p/${S}@host/x`,
    `postgres://user:p:${S}@db:5432/x`,
    `https://${S}${S}@github.com/x`,
    `https://b.s3.amazonaws.com/k?X-Amz-Credential=${S}&X-Amz-Signature=${S}&X-Amz-Security-Token=${S}`,
    `https://a.blob.core.windows.net/c?sv=1&sig=${S}%3D&se=2`,
    `redirect=https%3A%2F%2Fh%3Ftoken%3D${S}%26x`,
    `grant_type=password&client_secret=${S}&scope=x`,
    `Server=db;Password=a,${S};Database=orders`,
    `AccountKey=${S}==;EndpointSuffix=core.windows.net`,
    `tokens: ["a", "${S}"]`,
    `sessionId=${S}`,
    `api key: ${S}`,
    `The password is: ${S}`,
    `password => ${S}`,
    `<password>${S}</password>`,
    `mysql --password ${S} orders`,
    `curl -u user:${S} https://h`,
    `Bearer ${S}`,
    `authorization=Negotiate ${S}==`,
    `authorization=Negotiate ${S}= x`,
    `password=correct horse ${S}=`,
    `-----BEGIN OPENSSH PRIVATE KEY-----\\n${S}\\n-----END OPENSSH PRIVATE KEY-----`,
  ])('%s leaks nothing', (text) => {
    const lines = logged((logger) => {
      logger.info(text);
      logger.info('x', { field: text, list: [text] });
      logger.error(new Error(text));
      logger.info('cut', { field: `${text} ${'x'.repeat(20_000)}` });
    });
    expect(lines).not.toContain(S);
    expect(redactText(text)).toContain('[redacted]');
  });

  it.each([
    '4222222222222',
    '30569309025904',
    '378282246310005',
    '4111111111111111',
    '4111 1111 1111 1111',
    '5500-0000-0000-0004',
    '6799990100000000019',
  ])('%s is a card number, also at the end of a sentence', (card) => {
    for (const text of [card, `Paid with ${card}.`, `card${card}, thanks`, `(${card})`]) {
      expect(digits(redactText(text))).toBe('');
    }
    const number = Number(digits(card));
    if (!Number.isSafeInteger(number)) return;
    expect(logged((logger) => logger.info('x', { number }))).not.toContain(String(number));
  });

  it.each([
    'the password is wrong',
    'token expired',
    'Invalid token, sign in again',
    'author: bob, authority: x',
    'tokenize: x, passenger: bob, compass: north, passed: 12',
    'tokens: 12, promptTokens: 812 of 4096',
    'password: missing',
    'bearer authentication failed',
    'Basic authentication: off',
    'primaryKey=7 key: orders/7 span=12',
    'http://localhost:8080/users/bob@example.com',
    'ssh://git@github.com/x',
    'task-force-with-a-long-name-2026',
    'Error: connect ECONNREFUSED 127.0.0.1:5432',
    'at fn (file:///srv/app/handler.ts:12:5)',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '1795422995094 1795422995094123',
  ])('%s is not redacted', (text) => expect(redactText(text)).toBe(text));
});

describe('a key', () => {
  it.each(
    `tokens passwords secrets cookies pass db_pass otp jwt pin sessionId password1 apiKeys privateKey connectionString
     client_secret refreshToken DB_PASSWORD db.password x-amz-security-token pwd passwordHash newPassword PGPASSWORD
     keyPassphrase signature auth X-CSRF-Token`.split(/\s+/),
  )('%s is sensitive', (key) => {
    const line = logged((logger) =>
      logger.info('x', { [key]: S, deep: [{ [key]: { value: S } }] }),
    );
    expect(line).not.toContain(S);
  });

  it.each(
    `secretary secretName secretArn author authorId tokenize tokenType passenger compass bypass primaryKey publicKey span
     company keyboard idempotencyKey`.split(/\s+/),
  )('%s is not sensitive', (key) => expect(sensitivityOf(key)).toBe('no'));

  it('that is a count, or states whether there is a value, is not redacted', () => {
    const line = logged((logger) =>
      logger.info('x', { promptTokens: 812, hasPassword: true, password: null, pin: 1234 }),
    );
    expect(JSON.parse(line)).toMatchObject({
      promptTokens: 812,
      hasPassword: true,
      password: null,
      pin: '[redacted]',
    });
  });

  it.each([
    ['rawHeaders', { rawHeaders: ['Host', 'h', 'Authorization', S, 'Cookie', S] }],
    ['entries', { entries: [['password', S]] }],
    ['a Map', { map: new Map([['apiKeys', [S]]]) }],
    ['name and value', { env: [{ name: 'DB_PASSWORD', value: S }] }],
    ['Key and Value', { tags: [{ Key: 'secret', Value: S }] }],
    ['ParameterKey', { p: [{ ParameterKey: 'DbPassword', ParameterValue: S }] }],
    ['the arguments of a command', { argv: ['mysql', '--password', S] }],
  ])('in %s applies to its value as well', (_what, fields) => {
    expect(logged((logger) => logger.info('x', fields))).not.toContain(S);
  });
});

describe('redaction of a hostile text or key', () => {
  const attacks = [
    ...'a: = "a"= "a", \\" [ { < </ <a> %3D :// ://a: ://localhost:80/@ @ -- 1 4_ é:'.split(' '),
    ...'password= token:[ token:{ token=" cookie:" ["password", bearer_ eyJ ghp_ sk- xox . Q~ 1-'.split(
      ' ',
    ),
    ...[
      '-----BEGIN ',
      '-----BEGIN PRIVATE KEY-----',
      ' --password',
      'basic a',
      'key=x value=',
      'tokens: 1 ',
      'a\t= ',
      ' ',
    ],
  ];

  it.each(attacks)('takes milliseconds for an endless %j', (attack) => {
    const text = attack.repeat(8_192 / attack.length);
    const started = process.cpuUsage();
    redactText(text);
    sensitivityOf(text.slice(0, 256));
    sensitivityOf(`${text.slice(0, 250)}x!`);
    // Anything that is not linear takes seconds.
    expect(process.cpuUsage(started).user).toBeLessThan(100_000);
  });
});
