import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { fuzzOpenApi } from '@gatehouse/service-testing';
import { seededSecrets } from '@gatehouse/testing';
import request from 'supertest';
import * as z from 'zod';
import { startService, type RunningService } from './test/running-service.ts';

interface Described {
  openapi: string;
  paths: Record<string, Record<string, DescribedOperation>>;
}
interface DescribedOperation {
  requestBody: { content: { 'application/json': { schema: object } } };
  responses: Record<string, unknown>;
}

let running: RunningService;
let document: Described;
let url: string;
beforeAll(async () => {
  running = await startService({ RATE_LIMIT_PER_MINUTE: '100000' });
  const { server } = running.service;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  document = (await request(running.service.app).get('/openapi.json')).body as Described;
});
afterAll(async () => {
  running.service.server.close().closeAllConnections();
  await running.close();
});

const call = (body: object, key = seededSecrets.currentKey) =>
  request(running.service.app).post('/notify').set('x-api-key', key).send(body);

describe('/openapi.json', () => {
  it('describes exactly the served paths', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(
      Object.entries(document.paths).map(([path, operations]) => [path, Object.keys(operations)]),
    ).toEqual([['/notify', ['post']]]);
  });

  it('describes every status of the service’s responses', async () => {
    const described = Object.keys(document.paths['/notify']?.['post']?.responses ?? {});
    const valid = { message: 'x', topic: 'app-notifications' };
    const answers = [
      await call(valid),
      await call({}),
      await call(valid, 'wrong'),
      await call({ ...valid, topic: 'unknown' }),
      await call({ ...valid, message: 'x'.repeat(70_000) }),
      await call(valid).set('idempotency-key', 'described'),
      await call({ ...valid, message: 'y' }).set('idempotency-key', 'described'),
    ];
    expect(answers.map(({ status }) => String(status))).toEqual([
      '200',
      '400',
      '401',
      '404',
      '413',
      '200',
      '422',
    ]);
    for (const { status } of answers) expect(described).toContain(String(status));
    expect(described).toEqual(expect.arrayContaining(['429', '500', '502', '503']));
  });

  it('describes a body that the service accepts: the schema is the one that validates', async () => {
    const described = document.paths['/notify']?.['post']?.requestBody.content['application/json'];
    const schema = z.fromJSONSchema(described?.schema as z.core.JSONSchema.JSONSchema);
    const bodies = [
      { message: 'x', topic: 'app-notifications' },
      { message: '', topic: 'app-notifications' },
      { message: 'x' },
      { message: 'x', topic: 'app-notifications', more: 1 },
      { message: 1, topic: 'app-notifications' },
    ];
    for (const body of bodies) {
      expect((await call(body)).status === 200).toBe(schema.safeParse(body).success);
    }
  });

  it('follows the rules of Redocly', async () => {
    // It has no licence: only callers with a key may use it.
    const rules = { 'info-license': 'off' } as const;
    const config = await createConfig({ extends: ['recommended'], rules });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it('describes the responses to any request: a fuzzer finds no difference', async () => {
    const headers = { 'x-api-key': seededSecrets.currentKey };
    expect(await fuzzOpenApi({ url: url, document, headers })).toEqual([]);
  });
});
