import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import request from 'supertest';
import type { ServiceDefinition } from '@gatehouse/service-kit';
import { seededSecrets } from '@gatehouse/testing';
import { startService } from './start-service.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-service-'));
  const manifest = {
    description: 'Orders',
    port: 3000,
    exposure: 'internal',
    secrets: { apiKeys: 'orders/api-keys', bank: 'orders/bank' },
    grants: [{ bucket: 'invoices', access: 'read' }],
    calls: ['payments'],
  };
  writeFileSync(join(folder, 'service.json'), JSON.stringify(manifest));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('startService', () => {
  it('gives a service what its manifest lists, on its own AWS', async () => {
    const running = await startService(
      {
        name: 'orders',
        routes: ({ configuration }) =>
          Router().get('/', (_request, response) => void response.json(configuration)),
        configuration: {
          '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) },
        },
      },
      folder,
      { environment: { EXTRA: 'yes' }, peers: { payments: 'http://127.0.0.1:9' } },
    );
    const { status, body } = await request(running.service.app)
      .get('/')
      .set('x-api-key', seededSecrets.previousKey);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ENVIRONMENT: 'local',
      INVOICES_BUCKET: 'invoices',
      BANK_SECRET: 'orders/bank',
      PAYMENTS_URL: 'http://127.0.0.1:9',
      EXTRA: 'yes',
    });
    expect(running.aws.secrets.has('orders/bank')).toBe(true);
    await running.close();
  });

  it.each<[string, Partial<ServiceDefinition<unknown>>, Record<string, string>, string]>([
    ['the configuration is invalid', {}, { PORT: 'none' }, 'PORT'],
    [
      'the service cannot be put together',
      {
        routes() {
          throw new Error('no routes');
        },
      },
      {},
      'no routes',
    ],
  ])('stops the AWS again when %s', async (_, change, environment, message) => {
    delete process.env['AWS_ENDPOINT_URL'];
    await expect(
      startService({ name: 'orders', routes: () => Router(), ...change }, folder, { environment }),
    ).rejects.toThrow(message);
    const endpoint = process.env['AWS_ENDPOINT_URL'] as string;
    await expect(fetch(endpoint)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it('stops the AWS even when the service does not close', async () => {
    const { service, aws, close } = await startService(
      { name: 'orders', routes: () => Router() },
      folder,
    );
    const closed = service.close;
    Object.assign(service, { close: () => Promise.reject(new Error('stuck')) });
    await expect(close()).rejects.toThrow('stuck');
    await expect(fetch(aws.url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await closed();
  });

  it('reports where the manifest is invalid', async () => {
    writeFileSync(join(folder, 'service.json'), '{ "port": 1 }');
    await expect(startService({ name: 'orders', routes: () => Router() }, folder)).rejects.toThrow(
      'service.json:1:11 port: must be a whole number',
    );
  });
});
