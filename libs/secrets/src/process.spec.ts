import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { freePort, seededSecrets, startScript } from '@gatehouse/testing';
import { startEmbeddedAws } from './test/embedded-aws.ts';
import { expectNothingShown } from './test/nothing-shows.ts';

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

let aws: Awaited<ReturnType<typeof startEmbeddedAws>>;
beforeAll(async () => {
  aws = await startEmbeddedAws();
});
afterEach(() => aws.reset());
afterAll(() => aws.stop());

const environment = () => ({
  AWS_ENDPOINT_URL: aws.url,
  AWS_REGION: aws.region,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});

describe('a process', () => {
  it('with 40 secrets exits on its own: no timer keeps it alive, and no warning of a leak appears', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `process/${index}`);
    for (const name of names) aws.secrets.put(name, seededSecrets.password);
    const child = startScript(pathOf('./test/idle-process.ts'), {
      args: names,
      env: environment(),
    });
    expect(await child.exit).toEqual({ code: 0, signal: null });
    expect(child.stdout()).toContain('[secret process/39]');
    expect(child.stderr()).not.toContain('MaxListeners');
    expectNothingShown(child.stdout(), child.stderr());
  });

  it('that does not catch the error of an invalid secret exits with 1 and shows the field, not the value', async () => {
    aws.secrets.put('notification-service/api-keys', { key: seededSecrets.currentKey });
    const child = startScript(pathOf('./readme-example.ts'), { env: environment() });
    expect(await child.exit).toEqual({ code: 1, signal: null });
    expect(child.stderr()).toContain('SecretInvalidError');
    expect(child.stderr()).toContain('current is missing');
    expectNothingShown(child.stdout(), child.stderr());
  });
});

describe('a process without Secrets Manager', () => {
  it('reports the error code of the connection', async () => {
    const port = await freePort();
    const child = startScript(pathOf('./readme-example.ts'), {
      env: { ...environment(), AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` },
    });
    expect(await child.exit).toEqual({ code: 1, signal: null });
    expect(child.stderr()).toContain(
      'SecretUnavailableError: Secret notification-service/api-keys could not be read (ECONNREFUSED)',
    );
  });
});

describe('the example of the README', () => {
  it('is identical to the script that this spec runs', async () => {
    const readme = await readFile(pathOf('../README.md'), 'utf8');
    const example = await readFile(pathOf('./readme-example.ts'), 'utf8');
    const [, code] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(code).toBe(example.replace("'./index.ts'", "'@gatehouse/secrets'"));
  });

  it('runs, and prints no secret', async () => {
    aws.secrets.put('notification-service/api-keys', {
      current: seededSecrets.currentKey,
      previous: seededSecrets.previousKey,
    });
    const child = startScript(pathOf('./readme-example.ts'), { env: environment() });
    expect(await child.exit).toEqual({ code: 0, signal: null });
    expect(child.stdout()).toBe(
      '[secret notification-service/api-keys]\nx-api-key\nwelcome\nfalse\n',
    );
    expectNothingShown(child.stdout(), child.stderr());
  });
});
