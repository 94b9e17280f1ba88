import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBundle } from './start-bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-start-bundle-'));
const main = join(folder, 'main.mjs');
afterAll(() => rmSync(folder, { recursive: true }));

const log = (line: object) => `console.log(${JSON.stringify(JSON.stringify(line))});`;

describe('a started bundle', () => {
  it('returns the port that it reports, and stops', async () => {
    writeFileSync(
      main,
      `${log({ message: 'Listening on http://[::]:4711' })}setInterval(() => 0, 1e6);`,
    );
    const { port, stop } = await startBundle(main, {});
    expect(port).toBe('4711');
    await stop();
  });

  it.each([
    [
      'the last error in its log',
      `${log({ level: 'ERROR', message: 'Invalid configuration', problems: ['PORT is missing'] })}${log({ level: 'INFO', message: 'bye' })}process.exit(1);`,
      'Invalid configuration; PORT is missing',
    ],
    ['what Node prints', `throw new TypeError('broken');`, 'TypeError: broken'],
    ['its last line', `console.error('no such thing');process.exit(2);`, 'no such thing'],
    ['its exit code', `process.exit(3);`, 'it ended with 3 and said nothing'],
  ])('returns %s, without waiting, if it exits before it listens', async (_, source, reason) => {
    writeFileSync(main, source);
    expect(await startBundle(main, {})).toMatchObject({ port: undefined, reason });
  });

  it('is abandoned if it neither listens nor exits', async () => {
    writeFileSync(main, 'setInterval(() => 0, 1e6);');
    const { port, reason, stop } = await startBundle(main, {}, 100);
    expect([port, reason]).toEqual([undefined, 'it does neither listen nor end within 0.1 s']);
    await stop();
  });
});
