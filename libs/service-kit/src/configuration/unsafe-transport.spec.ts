import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startLocalAws } from '@gatehouse/local-aws';
import { ConfigurationError, loadConfiguration } from './configuration.ts';

const folder = mkdtempSync(join(tmpdir(), 'transport-'));
afterAll(() => rmSync(folder, { recursive: true }));

const staging = { ENVIRONMENT: 'staging', PORT: '1', AWS_REGION: 'eu-central-1', HOME: folder };
const HTTP = 'http://203.0.113.1:4566';

async function problemsOf(environment: Record<string, string>): Promise<readonly string[]> {
  const error = await loadConfiguration({ ...staging, ...environment }).catch((thrown) => thrown);
  return error instanceof ConfigurationError ? error.problems : [];
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('an endpoint of AWS', () => {
  it.each([
    'AWS_ENDPOINT_URL',
    'AWS_ENDPOINT_URL_SECRETS_MANAGER',
    'AWS_ENDPOINT_URL_STS',
    'AWS_ENDPOINT_URL_DYNAMODB',
    'AWS_ENDPOINT_URL_A_SERVICE_OF_TOMORROW',
  ])('over plain HTTP in %s is refused outside local runs', async (name) => {
    for (const value of [HTTP, HTTP.toUpperCase(), ` ${HTTP}`, 'HtTp://x'])
      expect(await problemsOf({ [name]: value })).toEqual([
        `${name}: plain http is allowed only in the "local" environment, not ${JSON.stringify(value)}`,
      ]);
    expect(await problemsOf({ [name]: HTTP, ENVIRONMENT: 'local' })).toEqual([]);
    expect(await problemsOf({ [name]: 'https://vpce.example' })).toEqual([]);
    expect(await problemsOf({ [name]: '' })).toEqual([]);
  });

  it('that is not an http or https URL is refused everywhere, and its credentials are not printed', async () => {
    for (const value of ['localhost:4566', 'nonsense', 'ftp://x', '//x'])
      for (const ENVIRONMENT of ['local', 'staging'])
        expect(await problemsOf({ ENVIRONMENT, AWS_ENDPOINT_URL_S3: value })).toEqual([
          expect.stringMatching(/^AWS_ENDPOINT_URL_S3: expected an https URL/),
        ]);
    const [problem] = await problemsOf({ AWS_ENDPOINT_URL: 'https://user:hidden@x.example' });
    expect(problem).toMatch(/^AWS_ENDPOINT_URL: expected a URL without user name/);
    expect(problem).not.toContain('hidden');
  });

  it.each([
    [
      'a profile',
      'AWS_CONFIG_FILE',
      `[profile own]\nendpoint_url = ${HTTP}\n`,
      '[own] endpoint_url',
    ],
    [
      'the default profile',
      'AWS_CONFIG_FILE',
      `[default]\nendpoint_url=${HTTP}\n`,
      '[default] endpoint_url',
    ],
    [
      'a section of services',
      'AWS_CONFIG_FILE',
      `[default]\nservices = own\n[services own]\nsecrets_manager =\n  endpoint_url = ${HTTP}\n`,
      '[services.own] secrets_manager.endpoint_url',
    ],
    [
      'the credentials',
      'AWS_SHARED_CREDENTIALS_FILE',
      `[own]\nendpoint_url=${HTTP}\n`,
      '[own] endpoint_url',
    ],
  ])(
    'over plain HTTP in %s of a shared file is refused outside local runs',
    async (_what, variable, text, where) => {
      const path = file('shared', text);
      expect(await problemsOf({ [variable]: path })).toEqual([
        `${path}, ${where}: plain http is allowed only in the "local" environment, not "${HTTP}"`,
      ]);
      expect(await problemsOf({ [variable]: path, ENVIRONMENT: 'local' })).toEqual([]);
      file('shared', text.replaceAll('http:', 'https:'));
      expect(await problemsOf({ [variable]: path })).toEqual([]);
    },
  );

  it('is read from the same places as the SDK reads it', async () => {
    const aws = await startLocalAws({ seed: { secrets: { own: 'value' } } });
    const services = `[services own]\nsecrets_manager =\n  endpoint_url = ${aws.url}\n`;
    const AWS_CONFIG_FILE = file('sdk', `[default]\nservices = own\n${services}`);
    const before = process.env;
    process.env = { AWS_CONFIG_FILE };
    const client = new SecretsManagerClient({
      region: aws.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: 'own' }));
    process.env = before;
    client.destroy();
    await aws.stop();
    expect(SecretString).toBe('value');
    expect(await problemsOf({ AWS_CONFIG_FILE })).toHaveLength(1);
  });
});

describe('a source of credentials', () => {
  it('is the machine’s own or verified', async () => {
    const name = 'AWS_EC2_METADATA_SERVICE_ENDPOINT';
    expect(await problemsOf({ [name]: HTTP })).toEqual([expect.stringContaining(name)]);
    for (const own of ['http://169.254.169.254', 'http://[fd00:ec2::254]', 'https://x.example'])
      expect(await problemsOf({ [name]: own })).toEqual([]);
    const AWS_CONFIG_FILE = file('imds', `[default]\nec2_metadata_service_endpoint = ${HTTP}\n`);
    expect(await problemsOf({ AWS_CONFIG_FILE })).toEqual([
      expect.stringContaining('ec2_metadata_service_endpoint: plain http'),
    ]);
  });
});

describe('TLS', () => {
  it('is verified outside local runs', async () => {
    const off = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(await problemsOf(off)).toEqual([
      'NODE_TLS_REJECT_UNAUTHORIZED: certificates are not verified, which is allowed only in the "local" environment',
    ]);
    expect(await problemsOf({ ...off, ENVIRONMENT: 'local' })).toEqual([]);
    expect(await problemsOf({ NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toEqual([]);
  });

  it.each(['--tls-min-v1.0', '--insecure-http-parser'])(
    'and HTTP are not weakened by an option of Node: %s',
    async (option) => {
      const NODE_OPTIONS = `--enable-source-maps ${option} --trace-warnings`;
      expect(await problemsOf({ NODE_OPTIONS })).toEqual([
        `NODE_OPTIONS: ${option} is allowed only in the "local" environment`,
      ]);
      expect(await problemsOf({ NODE_OPTIONS, ENVIRONMENT: 'local' })).toEqual([]);
      expect(await problemsOf({ NODE_OPTIONS: '--tls-min-v1.2' })).toEqual([]);
    },
  );
});
