import * as z from 'zod';
import { ConfigurationError, loadConfiguration } from './configuration.ts';

const complete = { ENVIRONMENT: 'staging', PORT: '3000', AWS_REGION: 'eu-central-1' };

describe('loadConfiguration', () => {
  it('fills in the defaults', async () => {
    const { kit } = await loadConfiguration(complete);
    expect(kit).toMatchObject({ PORT: 3000, LOG_LEVEL: 'info', BODY_LIMIT_BYTES: 65_536 });
  });

  it('names all missing and invalid variables at once, including the service’s own', async () => {
    const service = z.object({ TOPIC_ARNS: z.string(), COLOUR: z.enum(['red', 'blue']) });
    const problems = await problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', COLOUR: 'green' }, service);
    expect(problems).toEqual([
      'ENVIRONMENT is missing',
      'PORT: expected a port, a whole number from 0 to 65535, not "x"',
      'AWS_REGION is missing',
      expect.stringMatching(/^LOG_LEVEL: .*"error"\|"warn".*, not "loud"$/),
      'TOPIC_ARNS is missing',
      expect.stringMatching(/^COLOUR: .*"red"\|"blue", not "green"$/),
    ]);
  });

  it('treats an empty variable as missing', async () => {
    expect(await problemsOf({ ...complete, PORT: '' })).toEqual(['PORT is missing']);
  });

  it.each(['-1', '65536', '3000.5', 'NaN', '0x', '0x10', '1e3', ' 80', '80 ', '+80', '080', '8_0'])(
    'rejects the port %s',
    async (PORT) => {
      expect(await problemsOf({ ...complete, PORT })).toHaveLength(1);
    },
  );

  it('accepts whole numbers only in decimal digits, for each of its variables', async () => {
    const names = [
      ['RATE_LIMIT_PER_MINUTE', 'TRUSTED_PROXIES', 'BODY_LIMIT_BYTES', 'REQUEST_TIMEOUT_MS'],
      ['KEEP_ALIVE_MS', 'DRAIN_DELAY_MS', 'SHUTDOWN_DEADLINE_MS', 'SECRETS_REFRESH_MS'],
    ].flat();
    const given = Object.fromEntries(names.map((name) => [name, '1e3']));
    const problems = await problemsOf({ ...complete, ...given });
    expect(problems.map((problem) => problem.split(':', 1)[0]).sort()).toEqual([...names].sort());
    const decimal = Object.fromEntries(names.map((name) => [name, '1000']));
    const { kit } = await loadConfiguration({ ...complete, ...decimal });
    expect(kit).toMatchObject(Object.fromEntries(names.map((name) => [name, 1_000])));
  });

  it('rejects times that a timer does not accept, which would fail each request at once', async () => {
    const tooLong = { REQUEST_TIMEOUT_MS: '2147483648', KEEP_ALIVE_MS: '9000000000' };
    expect(await problemsOf({ ...complete, ...tooLong, SECRETS_REFRESH_MS: '86400000' })).toEqual([
      'REQUEST_TIMEOUT_MS: expected milliseconds, a whole number from 1 to 2147000000, not "2147483648"',
      'KEEP_ALIVE_MS: expected milliseconds, a whole number from 1 to 2147000000, not "9000000000"',
      'SECRETS_REFRESH_MS: expected milliseconds, a whole number from 100 to 43200000, not "86400000"',
    ]);
    expect(await problemsOf({ ...complete, REQUEST_TIMEOUT_MS: '0' })).toHaveLength(1);
  });

  it('refuses to send secrets over plain http, except on a laptop', async () => {
    const AWS_ENDPOINT_URL = 'http://127.0.0.1:4566';
    expect(await problemsOf({ ...complete, AWS_ENDPOINT_URL })).toEqual([
      expect.stringMatching(
        /^AWS_ENDPOINT_URL: plain http is allowed only in the "local" environment/,
      ),
    ]);
    const local = { ...complete, ENVIRONMENT: 'local', AWS_ENDPOINT_URL };
    await expect(loadConfiguration(local)).resolves.toBeDefined();
  });
});

async function problemsOf(environment: Record<string, string>, schema?: z.ZodType) {
  const error = await loadConfiguration(environment, schema).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigurationError);
  return (error as ConfigurationError).problems;
}
