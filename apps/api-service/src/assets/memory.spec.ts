import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, seededSecrets, startScript, type TestProcess } from '@gatehouse/testing';
import { startService, type RunningService } from '../test/running-service.ts';

const MIB = 1024 * 1024;
const SIZE = 100 * MIB;
/**
 * The cost of streaming: the parts in progress and uncollected garbage. A whole asset in memory would
 * cost SIZE or more.
 */
const GROWTH = 60 * MIB;

const main = join(import.meta.dirname, '..', 'main.ts');

let running: RunningService;
let service: TestProcess;
let url: string;
beforeAll(async () => {
  // Runs the surroundings of the service: S3 must not be in the measured process.
  running = await startService();
  const port = await freePort();
  url = `http://127.0.0.1:${port}/assets`;
  service = startScript(main, {
    env: { ...running.environment, LOG_FORMAT: 'json', PORT: String(port) },
  });
  await service.waitForOutput(/Listening on/);
});
afterAll(async () => {
  await service.kill();
  await running.close();
});

async function residentBytes(): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', [
    '-o',
    'rss=',
    '-p',
    String(service.child.pid),
  ]);
  return Number(stdout) * 1024;
}

/** The additional peak memory of the process while `work` ran. */
async function growthDuring(work: () => Promise<void>): Promise<number> {
  const before = await residentBytes();
  let peak = before;
  let done = false;
  const end = work().finally(() => (done = true));
  while (!done) {
    peak = Math.max(peak, await residentBytes());
    await sleep(20);
  }
  await end;
  return peak - before;
}

const block = randomBytes(64 * 1024);

async function upload(name: string, size: number): Promise<void> {
  const sent = request(`${url}/${name}`, {
    method: 'PUT',
    headers: { 'x-api-key': seededSecrets.currentKey, 'content-type': 'application/pdf' },
  });
  const answered = once(sent, 'response');
  await pipeline(Readable.from(Array(size / block.length).fill(block)), sent);
  const [response] = await answered;
  response.resume();
  const errors = service.logs().filter(({ level }) => level === 'error');
  expect([response.statusCode, errors]).toEqual([201, []]);
}

async function digestOf(name: string): Promise<string> {
  const response = await fetch(`${url}/${name}`, {
    headers: { 'x-api-key': seededSecrets.currentKey },
  });
  const hash = createHash('sha256');
  for await (const chunk of response.body ?? []) hash.update(chunk);
  return hash.digest('hex');
}

describe('100 MB', () => {
  it('stream up and down through a service whose memory stays flat', async () => {
    // Code that loads on first use is not part of the measurement.
    await upload('warm', 20 * MIB);
    await digestOf('warm');

    const up = await growthDuring(() => upload('large', SIZE));
    let digest = '';
    const down = await growthDuring(async () => void (digest = await digestOf('large')));
    const expected = createHash('sha256');
    for (let sent = 0; sent < SIZE; sent += block.length) expected.update(block);
    expect(digest).toBe(expected.digest('hex'));
    expect(up).toBeLessThan(GROWTH);
    expect(down).toBeLessThan(GROWTH);
  });
});
