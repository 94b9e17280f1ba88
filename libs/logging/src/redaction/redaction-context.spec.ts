import { redactText } from './redaction.ts';
import { makeLogger } from '../test/make-logger.ts';

const S = 'Zq7kPw3nXv';
const BASE64 = Buffer.from(S + S + S).toString('base64');
const JWT_HEAD = 'eyJhbGciOiJIUzI1NiJ9';
const JWT_BODY = 'eyJzdWIiOiIxMjM0NTY3ODkwIn0';

describe('a secret that only its context reveals', () => {
  it.each([
    ['an option with =', `curl --user=admin:${S} https://x`],
    ['a short option', `sshpass -p ${S} ssh host`],
    ['a short option without a space', `mysql -uroot -p${S} orders`],
    ['the option of a login', `docker login -u ci -p ${S} registry`],
    ['a block of YAML', `password: |\n  ${S}\nuser: x`],
    ['CDATA', `<password><![CDATA[${S}]]></password>`],
    ['a part of a form', `form-data; name="password"\r\n\r\n${S}\r\n--x`],
    ['a query encoded twice', `next=%252Flogin%253Fpassword%253D${S}%2526x%253D1`],
    ['JSON in a query', `payload=%7B%22password%22%3A%22${S}%22%7D`],
    ['a user in SQL', `CREATE USER app IDENTIFIED BY '${S}'`],
    ['a row in SQL', `insert into "users" ("id", "password") values (1, '${S}')`],
    ['rows in SQL', `INSERT INTO users (token) VALUES ('a'), ('it''s (${S}')`],
    ['a row that is cut off', `INSERT INTO users (token) VALUES ('${S}`],
    ['the key in a query', `https://maps.x.com/api?key=${S}${S}${S}`],
    ['a path of Telegram', `https://api.telegram.org/bot123456789:AA${S}${S}${S}abcd/send`],
    ['a Secret of Kubernetes', `{"kind":"Secret","data":{"x":"${S}"}}`],
    ['the same in YAML', `kind: Secret\nstringData:\n  url: ${S}\n`],
    ['a private JSON Web Key', `{"kty":"OKP","crv":"Ed25519","x":"y","d":"${S}"}`],
    ['a change', `the password was changed from ${S} to ${S}2`],
    ['French', `mot de passe : ${S}`],
    ['Spanish', `contraseña: ${S}`],
    ['German', `Kennwort=${S}`],
  ])('is redacted: %s', (_what, text) => {
    expect(redactText(text)).not.toContain(S);
  });

  it('is redacted in base64, unless it is a certificate', () => {
    const encoded = (what: string) =>
      Buffer.from(`-----BEGIN ${what}-----\n${BASE64}`).toString('base64');
    expect(redactText(encoded('PRIVATE KEY'))).toBe('[redacted]');
    expect(redactText(encoded('CERTIFICATE'))).toBe(encoded('CERTIFICATE'));
  });

  it.each([
    ['at its dots', `${JWT_HEAD}.\n${JWT_BODY}.\n${S}${S}${S}abcdef`],
    ['anywhere', `${JWT_HEAD}.${JWT_BODY}.${S}${S}\r\n${S}${S}`],
  ])('is redacted in a JWT that is broken %s', (_where, text) => {
    expect(redactText(`got ${text} now`)).toBe('got [redacted] now');
  });

  it.each(['4111.1111.1111.1111', '4111\u{a0}1111\u{a0}1111\u{a0}1111'])(
    'is redacted in the card number %j',
    (card) => {
      expect(redactText(`card ${card} declined`)).toBe('card [redacted] declined');
    },
  );
});

describe('a field', () => {
  it.each([
    ['of a SecureString', { Name: '/orders/url', Value: S, Type: 'SecureString' }],
    ['that a validator rejects', { path: ['user', 'password'], received: S }],
    ['that another validator rejects', { property: 'password', value: S, constraints: {} }],
    ['that a schema rejects', { instancePath: '/password', data: S }],
    ['of a Secret of Kubernetes', { kind: 'Secret', data: { x: S } }],
    ['of a private JSON Web Key', { kty: 'oct', k: S }],
    ['whose name has full-width letters', { ｐａｓｓｗｏｒｄ: S }],
    ['with a symmetric key', { aesKey: S }],
    ['whose name is a URL', { [`postgres://app:${S}@db`]: 1 }],
    ['whose name is a token', { [`ghp_${S}${S}${S}`]: 1 }],
    ['of a Map from URLs', new Map([[`https://user:${S}@host`, 1]])],
  ])('is redacted: %s', (_what, value) => {
    const { logger, logs } = makeLogger();
    logger.info('x', { value });
    expect(logs.text()).not.toContain(S);
  });

  it.each([
    { path: '/orders', data: S },
    { kind: 'ConfigMap', data: { x: S } },
    { d: S, k: S },
    { type: 'String', value: S },
    { key: 'name', value: S },
  ])('remains without such a context: %j', (value) => {
    const { logger, logs } = makeLogger();
    logger.info('x', { value });
    expect(logs.text()).toContain(S);
  });
});

it.each([
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/api-keys-AbCdEf',
  'GET /files?key=reports/2026-final.pdf',
  "INSERT INTO orders (id, note) VALUES (1, 'a')",
  'docker run -p 8080:8080 orders',
  'the limit was changed from 10 to 20',
  'kind: ConfigMap\ndata:\n  url: http://x',
  'version 1234.5678.9012',
])('leaves %j readable', (text) => {
  expect(redactText(text)).toBe(text);
});

it.each([
  'mysql -p',
  'mysql x ',
  'form-data; name="password"\r\n',
  "into t (token) values ('",
  "identified by '",
  'kind: Secret data: {',
  'data:\n x',
  '"kty" "d":"',
  'eyJaaaaa.\naaaaaaaaaaaaaaaa1',
  '<password><![CDATA[',
  'password: |\n x',
  'a%25253D%22',
  'password changed from a to ',
])('takes milliseconds for an endless %j', (attack) => {
  const text = attack.repeat(8_192 / attack.length);
  const started = process.cpuUsage();
  redactText(text);
  // Anything that is not linear takes seconds.
  expect(process.cpuUsage(started).user).toBeLessThan(100_000);
});
