import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startScript } from '@gatehouse/testing';

const example = join(import.meta.dirname, 'readme-example.ts');

describe('the example in the README', () => {
  it('is identical to the script that this spec runs', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    expect(readme).toContain(readFileSync(example, 'utf8'));
  });

  it('serves requests, and exits cleanly on SIGTERM', async () => {
    const port = await freePort();
    const server = startScript(example, { env: { PORT: String(port) } });
    await server.waitForOutput(/listening/);
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('hello\n');
    server.child.kill('SIGTERM');
    expect(await server.exit).toEqual({ code: 0, signal: null });
    expect(server.stdout()).toContain('database closed');
  });
});
