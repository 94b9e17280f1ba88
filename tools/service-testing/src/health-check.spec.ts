import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import { modelOf, taskDefinition, type Manifest } from '@gatehouse/service-manifest';
import { freePort } from '@gatehouse/testing';
import { startService } from './start-service.ts';

const place = { account: '111111111111', region: 'eu-central-1' };
const workspace = {
  organisation: 'acme',
  repository: 'services',
  registry: place,
  environments: { staging: { ...place, cluster: 'staging', domain: 'acme.example' } },
};
let root: string;
beforeAll(() => (root = mkdtempSync(join(tmpdir(), 'gatehouse-health-'))));
afterAll(() => rmSync(root, { recursive: true }));

/** How the health check of the task definition ends, run here. */
async function healthCheck(manifest: Manifest): Promise<number> {
  const { containerDefinitions } = taskDefinition(
    modelOf('orders', manifest, workspace, 'staging'),
  );
  const [, , ...args] = containerDefinitions[0]!.healthCheck.command;
  const child = spawn(process.execPath, args, { env: {}, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

it.each([
  [true, 'on', 0],
  [false, 'off', 0],
  [true, 'off', 1],
  [false, 'on', 1],
])(
  'exits in a health check (TLS: %s) of a service with TLS %s with %d, and with 1 once the service is gone',
  async (tls, TLS, code) => {
    const manifest: Manifest = {
      description: 'Orders',
      port: await freePort(),
      exposure: 'internal',
      secrets: { apiKeys: 'orders/api-keys' },
      tls,
    };
    const folder = join(root, 'apps/orders');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'service.json'), JSON.stringify(manifest));
    const definition = { name: 'orders', routes: () => Router() };
    const running = await startService(definition, folder, { environment: { TLS } });
    const { server } = running.service;
    server.listen(manifest.port, '127.0.0.1');
    await once(server, 'listening');
    expect(await healthCheck(manifest)).toBe(code);
    server.close().closeAllConnections();
    await running.close();
    expect(await healthCheck(manifest)).toBe(1);
  },
);
