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
    `-----BEGIN+PRIVATE+KEY-----%0A${S}%0A-----END+PRIVATE+KEY-----`,
    `-----BEGIN%20EC%20PRIVATE%20KEY-----%0A${S}`,
    `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n${S}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----`,
    `PuTTY-User-Key-File-2: ssh-rsa\nPrivate-Lines: 1\n${S}\nPrivate-MAC: 1`,
    `Stripe-Signature: t=1,v1=${S}`,
    `//user:${S}@host/x`,
    `next=https%3A%2F%2Fuser%3A${S}%40host%2F`,
    `user%5Bpassword%5D=${S}`,
    `__Host-session=${S}`,
    `session=s%3A${S}${S}.${S}`,
    `"session": "${S}${S}0aA"`,
    `{"password":\n  "${S}"}`,
    `passwords:\n  - ${S}\n  - ${S}\nuser: x`,
    `{"value":"${S}","name":"password"}`,
    `<input type="password" value="${S}">`,
    `<add key="Password"value="${S}"/>`,
    `<string name="api_key">${S}</string>`,
    `<key>password</key><string>${S}</string>`,
    `Key (id, token)=(1, ${S}) already exists.`,
    `curl -u "bob":'${S}' https://x`,
    `AUTH PLAIN ${S}${S}`,
    `DD_APP_KEY=${S}`,
    `SECRET_KEY_BASE=${S}`,
    `SSWS 00${S}`,
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
    '4111_1111_1111_1111',
    '4111 - 1111 - 1111 - 1111',
    '4111%201111%201111%201111',
    '3782\t822463\t10005',
  ])('%s is a card number, also at the end of a sentence', (card) => {
    for (const text of [card, `Paid with ${card}.`, `card${card}, thanks`, `(${card})`]) {
      expect(digits(redactText(text))).toBe('');
    }
    const number = Number(digits(card));
    if (!Number.isSafeInteger(number)) return;
    expect(logged((logger) => logger.info('x', { number }))).not.toContain(String(number));
  });

  it.each([
    '4111111111111111 12/27',
    '17 4111 1111 1111 1111',
    '%204111111111111111',
    '4111111111111111-1',
  ])('%s contains a card number', (text) => expect(digits(redactText(text))).not.toContain('4111'));

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
    '4111111111111112 and 1234 5678 9012 3456',
    'sessions: 4',
    'session: keynote-2026-november',
    'Missing password:\n    at fn (/srv/x.ts:1:2)',
    'Invalid token:\nline 2 of the text',
    'see // comment: bob@example.com',
    'https://cdn.x/@scope/pkg@1.0.0/x',
    'Key (email)=(bob@example.com) already exists.',
    'AUTH service down',
    '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
  ])('%s is not redacted', (text) => expect(redactText(text)).toBe(text));
});

describe('a key', () => {
  it.each(
    `tokens passwords secrets cookies pass db_pass otp jwt pin sessionId password1 apiKeys privateKey connectionString
     client_secret refreshToken DB_PASSWORD db.password x-amz-security-token pwd passwordHash newPassword PGPASSWORD
     keyPassphrase signature auth X-CSRF-Token appKey privKey psk password_digest passwordSalt securityAnswer unlockCode
     x-amzn-oidc-data stripeKey GITHUB_PAT __Secure-id requirepass`.split(/\s+/),
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
    ['the user of a command', { argv: ['curl', '-u', `bob:${S}`] }],
    ['a login', { argv: ['docker', 'login', '-p', S] }],
    ['a command of Redis', { command: { name: 'auth', args: ['default', S] } }],
    ['a list of Redis', { argv: ['AUTH', 'default', S] }],
    ['a statement', { sql: 'SELECT 1 FROM users WHERE token = $1', parameters: [S] }],
    [
      'an error of a statement',
      { error: Object.assign(new Error('x'), { sql: 'token=?', parameters: [S] }) },
    ],
    ['a change', { field: 'password', oldValue: S, newValue: S }],
    ['an input', { type: 'password', value: S }],
    ['k and v', { k: 'password', v: S }],
    ['the id of a session', { session: `${S}${S}` }],
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
