import { names } from '@nx/devkit';
import { clientClassOf } from './client-class.ts';

/** Writes the spec of a client: it calls each operation of a double of the service. */
export function specSource(name: string, methods: readonly string[]): string {
  const { className } = names(name);
  return `import { join } from 'node:path';
import { Router } from 'express';
import { startDouble, startService, type Double, type RunningService } from '@gatehouse/service-testing';
import { seededSecrets } from '@gatehouse/testing';
import request from 'supertest';
import { configuration } from '../configuration.ts';
import { connect${className}, type ${clientClassOf(name)} } from './${name}.ts';

const folder = join(import.meta.dirname, '../..');
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

let double: Double;
let client: ${clientClassOf(name)};
let running: RunningService;
beforeAll(async () => {
  double = await startDouble(join(folder, '../${name}'));
  const service = {
    name: 'caller',
    configuration,
    async routes(context: Parameters<typeof connect${className}>[0]) {
      client = await connect${className}(context);
      return Router().post('/:operation', async ({ params, body }, response) => {
        const operation = params.operation as ${methods.map((method) => `'${method}'`).join(' | ')};
        await client[operation](body as never);
        response.json({});
      });
    },
  };
  running = await startService(service, folder, { peers: { '${name}': double.url } });
});
afterAll(async () => {
  await running?.close();
  await double?.close();
});

describe('calls of ${name}', () => {
  it.each(${JSON.stringify(methods)})(
    '%s sends the API key and the trace, and takes what ${name} answers',
    async (operation) => {
      const { status } = await request(running.service.app)
        .post(\`/\${operation}\`)
        .set({
          'x-api-key': seededSecrets.currentKey,
          traceparent: \`00-\${traceId}-00f067aa0ba902b7-01\`,
        })
        .send(await double.example<object>(operation));
      expect(status).toBe(200);
      expect(double.calls.at(-1)).toMatchObject({
        operation,
        headers: { 'x-api-key': seededSecrets.currentKey, traceparent: expect.stringContaining(traceId) },
      });
    },
  );
});
`;
}
