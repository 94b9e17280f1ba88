import { connect } from 'node:net';
import { join } from 'node:path';
import { startLocalAws } from '@gatehouse/local-aws';
import { freePort, seededSecrets, startScript, waitFor } from '@gatehouse/testing';

describe('a service with event streams and upgrades', () => {
  it('ends each of them in its own way on SIGTERM, and exits with 0', async () => {
    const aws = await startLocalAws({
      seed: { secrets: { 'toy/api-keys': { current: seededSecrets.currentKey } } },
    });
    const port = await freePort();
    const service = startScript(join(import.meta.dirname, '../test/streaming-process.ts'), {
      env: {
        ENVIRONMENT: 'local',
        PORT: String(port),
        AWS_REGION: aws.region,
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    await service.waitForOutput(/Listening/);
    const headers = { 'x-api-key': seededSecrets.currentKey };
    const stream = (end: string) => fetch(`http://127.0.0.1:${port}/events/${end}`, { headers });
    const [hook, none] = await Promise.all([stream('hook'), stream('none')]);

    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    socket.write(
      `GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: x\r\nx-api-key: ${seededSecrets.currentKey}\r\n\r\n`,
    );
    await waitFor('the upgrade', () => received.includes('hello current-api-key'));

    service.child.kill('SIGTERM');
    expect(await hook.text()).toBe('data: begin\n\ndata: bye\n\n');
    expect(await none.text()).toBe('data: begin\n\n');
    expect(await service.exit).toEqual({ code: 0, signal: null });
    socket.destroy();
    await aws.stop();
  });
});
