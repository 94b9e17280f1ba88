import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startScript, waitFor } from '@gatehouse/testing';

const example = join(import.meta.dirname, 'readme-example.ts');

describe('the example in the README', () => {
  it('is identical to the script that this spec runs', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    expect(readme).toContain(readFileSync(example, 'utf8'));
  });

  it('logs the line that the README shows, and an access line of the same trace', async () => {
    const port = await freePort();
    const server = startScript(example, { env: { PORT: String(port) } });
    await server.waitForOutput(/Listening/);
    await fetch(`http://127.0.0.1:${port}`);
    await waitFor('the access line', () => server.logs().length === 3);
    const [, line, access] = server.logs();
    expect(line).toMatchObject({ message: 'Order accepted', customer: { password: '[redacted]' } });
    expect(access).toMatchObject({ log: 'access', status: 200, traceId: line?.['traceId'] });
    await server.kill();
  });
});
