import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { waitFor, type TestProcess } from '@gatehouse/testing';
import { createDevWorkspace, type DevWorkspace } from './test/dev-workspace.ts';
import { greeting } from './test/greeter.ts';

const GREETING = 'apps/greeter/src/greeting.ts';
let workspace: DevWorkspace;
let server: TestProcess;
beforeAll(async () => {
  workspace = await createDevWorkspace();
  server = workspace.serve('greeter');
  await server.waitForOutput(/greeter is ready/);
});
afterAll(() => workspace.remove());

const times = (text: string) => server.stdout().split(text).length - 1;

describe('a service that is served', () => {
  it('runs a source that is saved by rename, ten times', async () => {
    for (let save = 1; save <= 10; save += 1) {
      workspace.replace(GREETING, greeting(`Save ${save}`));
      await workspace.says(`Save ${save} Ada`);
    }
  });

  it('runs a source that is saved in place, by sed, and by an editor that keeps a backup', async () => {
    workspace.write(GREETING, greeting('In place'));
    await workspace.says('In place Ada');
    const file = join(workspace.root, GREETING);
    execFileSync('sed', ['-i', 's/In place/Stream/', file]);
    await workspace.says('Stream Ada');
    for (const text of ['Backup', 'Again']) {
      renameSync(file, `${file}~`);
      workspace.write(GREETING, greeting(text));
      await workspace.says(`${text} Ada`);
    }
  });

  it('runs a changed library', async () => {
    for (const name of ['Grace', 'Edsger', 'Ada']) {
      workspace.replace('libs/words/index.ts', `export const name: string = '${name}';\n`);
      await workspace.says(`Again ${name}`);
    }
  });

  it('runs the target of a link, a new target, and a file that replaces the link', async () => {
    const file = join(workspace.root, GREETING);
    workspace.write('apps/greeter/src/one.ts', greeting('One'));
    workspace.write('apps/greeter/src/two.ts', greeting('Two'));
    rmSync(file);
    symlinkSync('one.ts', file);
    await workspace.says('One Ada');
    workspace.replace('apps/greeter/src/one.ts', greeting('One again'));
    await workspace.says('One again Ada');
    symlinkSync('two.ts', `${file}.saving`);
    renameSync(`${file}.saving`, file);
    await workspace.says('Two Ada');
    workspace.replace(GREETING, greeting('Again'));
    await workspace.says('Again Ada');
  });

  it('reports a missing file once, continues, and runs the file when it appears', async () => {
    workspace.replace(GREETING, `export { greeting } from './more/found.ts';\n`);
    await server.waitForOutput(/Could not resolve "\.\/more\/found\.ts"/);
    await workspace.says('Again Ada');
    workspace.write('apps/greeter/src/more/found.ts', greeting('Found'));
    await workspace.says('Found Ada');
    workspace.replace('apps/greeter/src/more/found.ts', greeting('Found twice'));
    await workspace.says('Found twice Ada');
    expect(times('Could not resolve')).toBe(1);
    rmSync(join(workspace.root, 'apps/greeter/src/more/found.ts'));
    await waitFor('the message', () => times('Could not resolve') === 2);
  });

  it('reports a syntax error once, continues, and waits for the next save', async () => {
    workspace.replace(GREETING, 'export const greeting = ;\n');
    await server.waitForOutput(/Unexpected ";"/);
    await server.waitForOutput(/apps\/greeter\/src\/greeting\.ts:1:24/);
    await workspace.says('Found twice Ada');
    workspace.replace(GREETING, greeting('Fixed'));
    await workspace.says('Fixed Ada');
    expect(times('Unexpected ";"')).toBe(1);
  });

  it('reports a crash once with the line of the source, and waits for the next save', async () => {
    workspace.replace(GREETING, `throw new Error('at once');\n${greeting('Never')}`);
    await server.waitForOutput(/Ended with code 1\. Waiting for a change\./);
    expect(server.stdout()).toMatch(/apps\/greeter\/src\/greeting\.ts:1:7/);
    workspace.replace(GREETING, greeting('Back'));
    await workspace.says('Back Ada');
    expect(times('Ended with code 1')).toBe(1);
  });

  it.each([
    ['that waits before it listens', `await new Promise((go) => setTimeout(go, 1e6));\n`],
    [
      'that is never healthy',
      `import { ServerResponse } from 'node:http';
const { end } = ServerResponse.prototype;
ServerResponse.prototype.end = function (...given) {
  this.statusCode = 500;
  return end.apply(this, given);
};\n`,
    ],
  ])('starts a service again %s', async (_what, hangs) => {
    workspace.replace(GREETING, `console.log('hangs');\n${hangs}${greeting('Never')}`);
    const before = times('hangs');
    await waitFor('the start', () => times('hangs') > before);
    workspace.replace(GREETING, greeting('Freed'));
    await workspace.says('Freed Ada');
  });

  it('runs a changed package that is not in libs/', async () => {
    workspace.write('packages/text/index.ts', greeting('Text'));
    workspace.write(GREETING, "export * from '../../../packages/text/index.ts';");
    await workspace.says('Text Ada');
    for (const text of ['More', 'Most']) {
      workspace.replace('packages/text/index.ts', greeting(text));
      await workspace.says(`${text} Ada`);
    }
  });

  it('prints the whole banner again at the end', async () => {
    const before = times('greeter is ready');
    workspace.replace(GREETING, greeting('Last'));
    await workspace.says('Last Ada');
    await waitFor('the banner', () => times('greeter is ready') > before);
    expect(server.stdout().slice(-400)).toMatch(
      new RegExp(`greeter is ready\n  service   ${workspace.url}\n  health .*\n  API .*\n\n$`),
    );
  });
});
