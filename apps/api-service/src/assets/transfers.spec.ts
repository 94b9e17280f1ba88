import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import { startService, type RunningService } from '../test/running-service.ts';

const MIB = 1024 * 1024;
const key = { 'x-api-key': seededSecrets.currentKey };

let running: RunningService;
/** A service for a single test. */
let own: RunningService | undefined;
beforeAll(async () => (running = await startService()));
afterAll(() => running.close());
afterEach(async () => {
  running.aws.faults.clear();
  await own?.close();
  own = undefined;
});

const put = (name: string, size: number) =>
  running.call('put', `/assets/${name}`, { 'content-type': 'image/png' }).send(Buffer.alloc(size));
const status = async (name: string) => (await running.call('get', `/assets/${name}`)).status;
const s3Calls = (action: string) => running.aws.calls().s3?.[action] ?? 0;
const errors = () => running.logs.entries().filter(({ level }) => level === 'error');

/** Sends the start of a body that claims to be longer. */
function beginUpload(name: string, bytes: number, { url } = running): ClientRequest {
  const upload = request(`${url}/assets/${name}`, {
    method: 'PUT',
    headers: { ...key, 'content-type': 'image/png', 'content-length': String(100 * MIB) },
  });
  upload.on('error', () => undefined);
  upload.write(Buffer.alloc(bytes));
  return upload;
}

describe('an upload', () => {
  it('that is interrupted leaves nothing: no object, no parts, no occupied slot', async () => {
    const failed = errors().length;
    for (let round = 1; round <= 10; round++) {
      const upload = beginUpload('broken', 6 * MIB);
      await waitFor('the first part', () => s3Calls('UploadPart') >= round);
      upload.destroy();
      await waitFor('the parts to be thrown away', () => s3Calls('AbortMultipartUpload') >= round);
    }
    expect(await status('broken')).toBe(404);
    expect((await put('whole', 100)).status).toBe(201);
    // This is not a failure.
    expect(errors()).toHaveLength(failed);
  });

  it('whose client disconnects before it starts does not delay the shutdown', async () => {
    const left = await startService();
    left.aws.faults.set({ service: 's3', action: 'HeadObject', kind: 'latency', ms: 150 });
    const upload = beginUpload('left', 100, left);
    await waitFor('S3 to be asked', () => (left.aws.calls().s3?.['HeadObject'] ?? 0) > 0);
    upload.destroy();
    await sleep(300);
    await left.close();
  });

  it('that makes progress may take longer than a handler may', async () => {
    own = await startService({ REQUEST_TIMEOUT_MS: '1500' });
    const slowly = async function* () {
      for (let sent = 0; sent < 10; sent++) {
        await sleep(300);
        yield Buffer.alloc(1_024, 'x');
      }
    };
    const { status: answered } = await fetch(`${own.url}/assets/patient`, {
      method: 'PUT',
      headers: { ...key, 'content-type': 'text/plain' },
      body: Readable.from(slowly()) as unknown as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    expect(answered).toBe(201);
  });

  it('that stalls gets 408 and leaves nothing', async () => {
    // It is also the time that S3 has for a part, on a busy machine as well.
    own = await startService({ REQUEST_TIMEOUT_MS: '5000' });
    const { aws, call } = own;
    const upload = beginUpload('slow', 6 * MIB, own);
    const [response] = await once(upload, 'response');
    expect(response.statusCode).toBe(408);
    upload.destroy();
    await waitFor(
      'the parts to be thrown away',
      () => aws.calls().s3?.['AbortMultipartUpload'] === 1,
    );
    expect((await call('get', '/assets/slow')).status).toBe(404);
  });

  it('gets its response at once if too many others are running', async () => {
    const parts = s3Calls('UploadPart');
    const uploads = Array.from({ length: 8 }, (_, at) => beginUpload(`many${at}`, 6 * MIB));
    await waitFor('the uploads', () => s3Calls('UploadPart') >= parts + 8);
    const { status: refused, headers } = await put('ninth', 10);
    expect([refused, headers['retry-after']]).toEqual([503, '5']);
    for (const upload of uploads) upload.destroy();
    await waitFor('a free place', async () => (await put('ninth', 10)).status === 201);
  });
});

describe('a failure of S3', () => {
  it.each([
    ['PutObject', 100],
    ['UploadPart', 6 * MIB],
    ['CompleteMultipartUpload', 6 * MIB],
  ])('in %s gets 503, and nothing is stored', async (action, size) => {
    running.aws.faults.set({ service: 's3', action, kind: 'error', status: 500 });
    const { status: answered, body } = await put('failing', size);
    expect([answered, body.detail]).toEqual([
      503,
      'The asset store is not available at the moment',
    ]);
    expect(errors().at(-1)).toMatchObject({ traceId: body.traceId });
    running.aws.faults.clear();
    expect(await status('failing')).toBe(404);
  });

  it('in GetObject gets 503, and later requests succeed', async () => {
    await put('there', 100);
    running.aws.faults.set({ service: 's3', action: 'GetObject', kind: 'error' });
    expect(await status('there')).toBe(503);
    running.aws.faults.clear();
    expect(await status('there')).toBe(200);
  });

  it('a client that disconnects during a download is not a failure', async () => {
    await put('long', 10 * MIB);
    const failed = errors().length;
    const access = () =>
      running.logs.entries().filter(({ log, method }) => log === 'access' && method === 'GET');
    const before = access().length;
    const download = request(`${running.url}/assets/long`, { headers: key }).end();
    const [response] = await once(download, 'response');
    response.on('error', () => undefined);
    await once(response, 'readable');
    download.destroy();
    await waitFor('the access line', () => access().length > before);
    expect(errors()).toHaveLength(failed);
  });
});
