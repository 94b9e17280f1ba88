import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import request from 'supertest';
import { seededSecrets } from '@gatehouse/testing';
import { startService, type RunningService } from './start-service.ts';

let folder: string;
let running: RunningService;
let printed: string;
const write = process.stderr.write.bind(process.stderr);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-failed-'));
  writeFileSync(
    join(folder, 'service.json'),
    '{ "description": "Orders", "port": 3000, "exposure": "internal", "secrets": { "apiKeys": "orders/api-keys" } }',
  );
  const routes = () =>
    Router()
      .get('/fine', (_request, response) => void response.json({}))
      .get('/broken', () => {
        throw new Error('the table is upside down');
      });
  running = await startService({ name: 'orders', routes }, folder);
  process.stderr.write = (text) => {
    printed += String(text);
    return true;
  };
});
beforeEach(() => (printed = ''));
afterAll(async () => {
  process.stderr.write = write;
  await running.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string) =>
  request(running.service.app).get(path).set('x-api-key', seededSecrets.currentKey);

describe('a service under test', () => {
  it('prints the log lines of a request that it answers with 500, with the stack', async () => {
    await get('/fine').expect(200);
    await get('/broken').expect(500);
    expect(printed).toMatch(
      /^\nGET \/broken answered 500\. What the service logged for it:\n {2}ERROR /,
    );
    expect(printed).toMatch(/Error: the table is upside down\n +at .*failed-requests\.spec\.ts/);
    expect(printed).not.toContain('/fine');
  });

  it('prints nothing for other requests', async () => {
    await get('/fine').expect(200);
    await get('/missing').expect(404);
    expect(printed).toBe('');
  });
});
