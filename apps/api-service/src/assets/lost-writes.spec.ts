import { startService, type RunningService } from '../test/running-service.ts';

const MIB = 1024 * 1024;

let running: RunningService;
beforeAll(async () => (running = await startService()));
afterAll(() => running.close());
afterEach(() => running.aws.faults.clear());

const put = (name: string, content: Buffer) =>
  running.call('put', `/assets/${name}`, { 'content-type': 'image/png' }).send(content);
const lose = (action: string, times?: number) =>
  running.aws.faults.set({
    service: 's3',
    action,
    kind: 'lost',
    ...(times !== undefined && { times }),
  });

describe('PUT /assets/{name} whose response from S3 is lost', () => {
  it.each([
    ['PutObject', 1, 100],
    ['PutObject', 100, 100],
    ['CreateMultipartUpload', 1, 6 * MIB],
    ['UploadPart', 2, 11 * MIB],
    ['CompleteMultipartUpload', 1, 6 * MIB],
    ['CompleteMultipartUpload', 2, 6 * MIB],
    ['CompleteMultipartUpload', 100, 6 * MIB],
  ])('in %s, %s times, stores the asset', async (action, times, size) => {
    lose(action, times);
    const content = Buffer.alloc(size, action);
    const { status, body } = await put('lost.png', content);
    expect([status, body.size]).toEqual([expect.any(Number), size]);
    expect([200, 201]).toContain(status);
    running.aws.faults.clear();
    const fetched = await running.call('get', '/assets/lost.png').buffer(true);
    expect(content.equals(fetched.body)).toBe(true);
  });

  it('and that cannot be read back gets 503; the same upload again succeeds', async () => {
    running.aws.faults.set(
      { service: 's3', action: 'CompleteMultipartUpload', kind: 'lost' },
      { service: 's3', action: 'HeadObject', kind: 'error' },
    );
    const content = Buffer.alloc(6 * MIB, 'again');
    expect((await put('again.png', content)).status).toBe(503);
    running.aws.faults.clear();
    expect([200, 201]).toContain((await put('again.png', content)).status);
  });

  it('does not count as stored if another upload’s object is stored', async () => {
    await put('other.png', Buffer.alloc(100));
    running.aws.faults.set({ service: 's3', action: 'CompleteMultipartUpload', kind: 'error' });
    expect((await put('other.png', Buffer.alloc(6 * MIB))).status).toBe(503);
  });
});
