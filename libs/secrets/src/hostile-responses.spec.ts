import { seededSecrets, waitFor } from '@gatehouse/testing';
import { z } from 'zod';
import { createSecrets, type Secrets } from './create-secrets.ts';
import { type SecretsError } from './errors.ts';
import { expectNothingShown } from './test/nothing-shows.ts';
import { recordingLogger } from './test/recording-logger.ts';
import { answer, startScriptedServer, version, type Script } from './test/scripted-server.ts';

const Database = z.object({ password: z.string() });
const { password, rotatedKey } = seededSecrets;
const good = version('v1', { SecretString: JSON.stringify({ password }) });
const whole = JSON.stringify({ VersionId: 'v2', SecretString: JSON.stringify({ rotatedKey }) });

/** Responses of a broken proxy, a cut connection or a faulty service, with the secret in them. */
const answers: [string, Script][] = [
  ['a truncated body', answer(200, whole.slice(0, -12))],
  ['a body that is the bare value', answer(200, rotatedKey.slice(-16))],
  ['a body that is not JSON', answer(200, `<html>${rotatedKey}</html>`)],
  ['a body that is a JSON string', answer(200, JSON.stringify(rotatedKey))],
  ['an empty body', answer(200, '')],
  ['no value', version('v2', {})],
  ['no version id', answer(200, JSON.stringify({ SecretString: rotatedKey }))],
  ['binary data that is not base64', version('v2', { SecretBinary: `%%${rotatedKey}` })],
  ['binary data that is not JSON', version('v2', { SecretBinary: btoa(rotatedKey) })],
  ['text that is not JSON', version('v2', { SecretString: rotatedKey.slice(-16) })],
  ['text of another type', version('v2', { SecretString: { rotatedKey } })],
  ['JSON of another shape', version('v2', { SecretString: JSON.stringify([rotatedKey]) })],
  ['an error that quotes the secret', answer(400, JSON.stringify({ __type: 'X', message: whole }))],
  ['an error named after the secret', answer(400, JSON.stringify({ __type: rotatedKey }))],
  [
    'an error with the secret in the headers',
    answer(400, whole, { 'x-amzn-errortype': 'X', 'x-amzn-requestid': rotatedKey }),
  ],
  ['a proxy’s web page', answer(502, `<html>${whole}</html>`)],
  ['a redirect', answer(302, whole, { location: `https://127.0.0.1/${rotatedKey}` })],
  [
    'a closed connection',
    (response) => {
      response.writeHead(200, { 'content-length': '100000' });
      response.write(whole, () => response.destroy());
    },
  ],
  [
    'a body that never ends',
    (response) => {
      response.writeHead(200);
      response.write(whole.slice(0, 20));
    },
  ],
];

describe.each(answers)('a response with %s', (what, hostile) => {
  let server: Awaited<ReturnType<typeof startScriptedServer>>;
  let secrets: Secrets;
  const log = recordingLogger();

  beforeAll(async () => {
    server = await startScriptedServer(good);
    secrets = createSecrets({
      client: server.client,
      logger: log.logger,
      refreshIntervalMs: 10,
      requestTimeoutMs: what === 'a body that never ends' ? 1_000 : 10_000,
    });
  });
  afterAll(async () => {
    secrets.close();
    await server.stop();
  });

  it('fails the first load and reveals nothing', async () => {
    server.play(hostile);
    const error = await secrets.load('payments/db', Database).then(
      () => undefined,
      (thrown: unknown) => thrown as SecretsError,
    );
    expect(error?.name).toMatch(/^Secret(Invalid|Unavailable)Error$/);
    expect(error?.message).toContain('payments/db');
    expectNothingShown(error, error?.cause);
  });

  it('fails a refresh, keeps the last good value and reveals nothing', async () => {
    server.play(good);
    const database = await secrets.load('payments/db', Database);
    server.play(hostile);
    await waitFor('the warning', () => log.of('warn').length > 0);
    expect(database.value).toEqual({ password });
    expect(secrets.status()[0]).toMatchObject({ versionId: 'v1', lastError: expect.any(String) });
    expectNothingShown(log.lines, secrets.status(), database, secrets);

    server.play(good);
    await waitFor('the recovery', () => secrets.status()[0]?.lastError === undefined);
  });
});
