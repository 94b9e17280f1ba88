import { redactText } from './redaction.ts';

describe('the value of a secret in a sentence', () => {
  it.each([
    ['password is hunter2', 'password is [redacted]'],
    ['the token was abc123def', 'the token was [redacted]'],
    ['pwd = x', 'pwd = [redacted]'],
    ['pw=x1', 'pw=[redacted]'],
    ['The password is "correct horse".', 'The password is "[redacted]".'],
    ["the `token` is 'swordfish'", "the `token` is '[redacted]'"],
    ['password was changed to hunter2', 'password was changed to [redacted]'],
    ['set the api key to abcDEF123', 'set the api key to [redacted]'],
    ['accessToken was abc12', 'accessToken was [redacted]'],
    ['DB_PASSWORD is now p@ssword', 'DB_PASSWORD is now [redacted]'],
    ['PIN is 1234', 'PIN is [redacted]'],
    ['the session id is 93ab7c, retry', 'the session id is [redacted], retry'],
    ['wrong password hunter2 for bob', 'wrong password [redacted] for bob'],
    ['passphrase is CorrectHorseBattery', 'passphrase is [redacted]'],
    ['password for bob is x1yz', 'password for bob is [redacted]'],
    ['the password of bob: hunter', 'the password of bob: [redacted]'],
    ['password:\r\n  hunter2\n', 'password:\r\n  [redacted]\n'],
    ['password -> hunter2', 'password -> [redacted]'],
    ['invalid password (hunter2)', 'invalid password ([redacted])'],
    ['Incorrect API key provided: x1', 'Incorrect API key provided: [redacted]'],
    ['Invalid API key aB3dE5gH7j', 'Invalid API key [redacted]'],
    ["Access token 'aB3dE5gH7j' expired", "Access token '[redacted]' expired"],
    ['ENV API_TOKEN aB3dE5gH7j', 'ENV API_TOKEN [redacted]'],
    ['Your code is 483920. It expires', 'Your code is [redacted]. It expires'],
    ['2FA code 483920', '2FA code [redacted]'],
    ['PIN is 1234 for bob', 'PIN is [redacted] for bob'],
    ['the secret is correcthorsebatterystapleagain', 'the secret is [redacted]'],
  ])('%s is redacted by its shape', (text, expected) => expect(redactText(text)).toBe(expected));

  it.each([
    'password is required',
    'the password is wrong',
    'password is "required"',
    'token is expired',
    'the token is 30 minutes old',
    'password is 8 characters long',
    'password is too short (min 12)',
    'The API key is used by 3 services',
    'token is valid until 2026-11-27T10:00:00Z',
    'The token was issued at 2026-11-27',
    'Unexpected token 12 in JSON at position 3',
    'Reading secret orders/api-keys-2',
    'Secret orders/db was rotated to 1.2.3',
    'cookie is HttpOnly',
    'passwords are hashed with bcrypt',
    'shipping to 12345',
    'Reset password for user 12345',
    'token for order ord-123 expired',
    'Password for user bob2 was changed',
    "Secret 'OrdersDbSecretA1' was not found",
    'The verification code is 6 digits long',
    'status code is 404',
    'API key 42 revoked',
    'password (min 12)',
  ])('%s is prose and remains', (text) => expect(redactText(text)).toBe(text));
});

describe('an OAuth secret in a URL', () => {
  const code = 'SplxlOBeZQQYbYS6WxSbIA';

  it.each([
    [`GET /cb?code=${code}&state=xyz`, 'GET /cb?code=[redacted]&state=[redacted]'],
    [`https://h/cb?state=xyz&code=${code} 1`, 'https://h/cb?state=[redacted]&code=[redacted] 1'],
    [`https://h/cb#code=${code}`, 'https://h/cb#code=[redacted]'],
    ['/cb?code=4%2F0AbCdEfGh1234&scope=x', '/cb?code=[redacted]&scope=x'],
    ['/cb?state=af0ifjsldkj', '/cb?state=[redacted]'],
    [`r=https%3A%2F%2Fh%3Fcode%3D${code}%26x`, 'r=https%3A%2F%2Fh%3Fcode%3D[redacted]%26x'],
    [`grant_type=x&code=${code}`, 'grant_type=x&code=[redacted]'],
    [`{"url":"/cb?code=${code}&state=xyz"}`, '{"url":"/cb?code=[redacted]&state=[redacted]"}'],
    [
      '?id_token=a&refresh_token=b&client_secret=c',
      '?id_token=[redacted]&refresh_token=[redacted]&client_secret=[redacted]',
    ],
    ['SAMLResponse=PHNhbWw&RelayState=x', 'SAMLResponse=[redacted]&RelayState=x'],
    ['?oauth_verifier=a&device_code=b', '?oauth_verifier=[redacted]&device_code=[redacted]'],
  ])('%s is redacted', (text, expected) => expect(redactText(text)).toBe(expected));

  it.each([
    'error code=500',
    'status code is 404',
    '?code=500&state=open',
    '/orders?state=open&code=US',
    '/errors?code=ECONNRESET',
    'https://h/#section=1&page=2',
    'exit code=1 state=stopped',
  ])('%s is not one, and remains', (text) => expect(redactText(text)).toBe(text));
});

describe('the credentials of a connection string', () => {
  it.each([
    ['jdbc:oracle:thin:scott/t1ger@//h:1521/x', 'jdbc:oracle:thin:[redacted]@//h:1521/x'],
    ['root:hunter2@tcp(db:3306)/orders', '[redacted]@tcp(db:3306)/orders'],
    ['dsn root:hunter2@unix(/s)/orders', 'dsn [redacted]@unix(/s)/orders'],
    ...[
      'redis://:p@h',
      'mongodb+srv://u:p%40@h',
      'amqps://u:p@h',
      'postgresql+asyncpg://u:p@h',
    ].map((url) => [url, url.replace(/\/\/.*@/, '//[redacted]@')] as [string, string]),
    [
      'jdbc:sqlserver://h;user=u;password=p1;x=y',
      'jdbc:sqlserver://h;user=u;password=[redacted];x=y',
    ],
  ])('%s are redacted, regardless of its scheme', (text, expected) =>
    expect(redactText(text)).toBe(expected),
  );

  it('the key in a service account file is redacted', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----\n';
    const file = { type: 'service_account', private_key: key };
    expect(redactText(JSON.stringify(file))).toBe(
      '{"type":"service_account","private_key":"[redacted]"}',
    );
  });
});
