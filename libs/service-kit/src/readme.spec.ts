import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalAws } from '@gatehouse/local-aws';
import { freePort, seededSecrets, startScript, waitFor } from '@gatehouse/testing';

const example = join(import.meta.dirname, 'readme-example.ts');

describe('the example in the README', () => {
  it('is identical to the script that this spec runs', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    expect(readme).toContain(readFileSync(example, 'utf8'));
  });

  it('is a service that serves, validates, authenticates, and ends cleanly', async () => {
    const secrets = { 'order-service/api-keys': { current: seededSecrets.currentKey } };
    const aws = await startLocalAws({ seed: { secrets } });
    const port = await freePort();
    const service = startScript(example, {
      env: {
        ENVIRONMENT: 'local',
        PORT: String(port),
        WAREHOUSE: 'north',
        AWS_REGION: aws.region,
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    const order = async (body: object, key: string = seededSecrets.currentKey) => {
      const headers = { 'x-api-key': key, 'content-type': 'application/json' };
      const url = `http://127.0.0.1:${port}/orders`;
      return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    };
    await service.waitForOutput(/Listening/);
    await waitFor('health', async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok);
    const accepted = await order({ sku: 'a-1', quantity: 2 });
    expect([accepted.status, await accepted.json()]).toEqual([202, { warehouse: 'north' }]);
    expect((await order({ sku: 'a-1', quantity: 1_000 })).status).toBe(400);
    expect((await order({ sku: 'a-1', quantity: 2 }, 'wrong')).status).toBe(401);
    service.child.kill('SIGTERM');
    expect(await service.exit).toEqual({ code: 0, signal: null });
    await aws.stop();
  });
});
