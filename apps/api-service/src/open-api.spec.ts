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
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, { content: Record<string, object> }>;
}

let running: RunningService;
let document: Described;
beforeAll(async () => {
  running = await startService();
  document = (await request(running.url).get('/openapi.json')).body as Described;
});
afterAll(() => running.close());

const operation = (method: string, path: string) => document.paths[path]?.[method];
const ada = { email: 'ada@example.com', name: 'Ada' };

describe('/openapi.json', () => {
  it('describes exactly the served paths', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(
      Object.entries(document.paths).map(([path, operations]) => [path, Object.keys(operations)]),
    ).toEqual([
      ['/users', ['post', 'get']],
      ['/users/{id}', ['get', 'patch']],
      ['/assets/{name}', ['put', 'get']],
    ]);
  });

  it('describes every part of a path', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(operations)) {
        const inPath = parameters.filter((parameter) => parameter.in === 'path');
        expect(inPath.map(({ name }) => name)).toEqual(parts);
        expect(inPath.every(({ required }) => required)).toBe(true);
      }
    }
  });

  it('describes every status of the service’s responses', async () => {
    const post = (body: object) => running.call('post', '/users').send(body);
    const created = await post(ada);
    const path = `/users/${created.body.id}`;
    const patch = (headers: Record<string, string>, body: object = { name: 'x' }) =>
      running.call('patch', path, headers).send(body);
    const put = (type: string) =>
      running.call('put', '/assets/a.txt', { 'content-type': type }).send('x');
    const foreign = { origin: 'https://evil.example' };
    const answers: [string, string, Promise<request.Response> | request.Response][] = [
      ['post', '/users', created],
      ['post', '/users', post(ada)],
      ['post', '/users', post({})],
      ['post', '/users', running.call('post', '/users', foreign).send(ada)],
      ['post', '/users', request(running.url).post('/users').send(ada)],
      ['get', '/users', running.call('get', '/users?limit=5')],
      ['get', '/users', running.call('get', '/users?limit=0')],
      ['get', '/users/{id}', running.call('get', path)],
      ['get', '/users/{id}', running.call('get', '/users/none')],
      ['patch', '/users/{id}', patch({ 'if-match': '"1"' })],
      ['patch', '/users/{id}', patch({ 'if-match': '"9"' })],
      ['patch', '/users/{id}', patch({})],
      ['put', '/assets/{name}', put('text/plain')],
      ['put', '/assets/{name}', put('text/html')],
      ['get', '/assets/{name}', running.call('get', '/assets/none.txt')],
    ];
    const statuses = [];
    for (const [method, template, answer] of answers) {
      const { status, type } = await answer;
      statuses.push(status);
      const described = operation(method, template)?.responses[String(status)];
      expect(Object.keys(described?.content ?? {})).toContain(type);
    }
    expect(statuses).toEqual([
      201, 409, 400, 403, 401, 200, 400, 200, 404, 200, 412, 428, 201, 415, 404,
    ]);
  });

  it('describes bodies that the service accepts: the schemas are those that validate', async () => {
    const described = operation('post', '/users')?.requestBody?.content['application/json'];
    const schema = z.fromJSONSchema(described?.schema as z.core.JSONSchema.JSONSchema);
    const bodies = [
      { email: 'grace@example.com', name: 'Grace' },
      { email: 'grace', name: 'Grace' },
      { email: 'alan@example.com', name: '' },
      { email: 'alan@example.com' },
      { email: 'alan@example.com', name: 'Alan', more: 1 },
    ];
    for (const body of bodies) {
      const { status } = await running.call('post', '/users').send(body);
      expect(status === 201).toBe(schema.safeParse(body).success);
    }
  });

  it('describes the asset types that the service accepts', async () => {
    const types = Object.keys(operation('put', '/assets/{name}')?.requestBody?.content ?? {});
    expect(types).toHaveLength(5);
    for (const type of types) {
      const call = running.call('put', '/assets/typed', { 'content-type': type });
      expect((await call.send('x')).ok).toBe(true);
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
    expect(await fuzzOpenApi({ url: running.url, document, headers })).toEqual([]);
  });
});
