import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startCommand, waitFor, type TestProcess } from '@gatehouse/testing';
import { SERVICE, greeting } from './greeter.ts';

const COMMAND = fileURLToPath(new URL('../../bin/gatehouse-serve.js', import.meta.url));
export const DEV_SERVER = `${process.execPath} ${COMMAND}`;

/** A workspace of its own with the service "greeter" and the library "words", for tests that edit them. */
export interface DevWorkspace {
  readonly root: string;
  readonly url: string;
  readonly ports: Readonly<Record<'GREETER_PORT' | 'LOCAL_AWS_PORT', string>>;
  /** Writes a file in place. */
  write(file: string, text: string): void;
  /** Writes a file as editors do that never leave a half-written one: beside it, then renamed. */
  replace(file: string, text: string): void;
  manifest(more?: object): void;
  serve(...args: string[]): TestProcess;
  /** Resolves when the service answers so. */
  says(text: string): Promise<unknown>;
  environment(): Promise<Record<string, string>>;
  remove(): Promise<void>;
}

export async function createDevWorkspace(): Promise<DevWorkspace> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-dev-')));
  const ports = {
    GREETER_PORT: String(await freePort()),
    LOCAL_AWS_PORT: String(await freePort()),
  };
  const url = `http://127.0.0.1:${ports.GREETER_PORT}`;
  const started: TestProcess[] = [];
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const manifest = (more: object = {}) => {
    const { GREETER_PORT: port } = ports;
    const all = { description: 'Greets', port: Number(port), exposure: 'internal', ...more };
    write('apps/greeter/service.json', JSON.stringify(all));
  };
  manifest();
  write('apps/greeter/src/main.ts', SERVICE);
  write('apps/greeter/src/greeting.ts', greeting('Hello'));
  write(
    'libs/words/package.json',
    '{ "name": "@team/words", "type": "module", "exports": "./index.ts" }',
  );
  write('libs/words/index.ts', `export const name: string = 'Ada';\n`);
  mkdirSync(join(root, 'node_modules/@team'), { recursive: true });
  symlinkSync('../../libs/words', join(root, 'node_modules/@team/words'));
  const get = async (path: string) =>
    (
      await fetch(url + path, {
        headers: { connection: 'close' },
        // It may reach a process that is ending; the next one reaches the new process.
        signal: AbortSignal.timeout(10_000),
      })
    ).text();
  return {
    root,
    url,
    ports,
    write,
    replace(file, text) {
      write(`${file}.saving`, text);
      renameSync(join(root, `${file}.saving`), join(root, file));
    },
    manifest,
    serve(...args) {
      const [command = '', ...more] = DEV_SERVER.split(' ');
      const child = startCommand(command, [...more, ...args], {
        cwd: dirname(COMMAND),
        env: { ...ports, NX_WORKSPACE_ROOT: root, NO_COLOR: '1' },
      });
      started.push(child);
      return child;
    },
    says: (text) => waitFor(`the answer ${text}`, async () => (await get('/')) === text),
    environment: async () => JSON.parse(await get('/environment')) as Record<string, string>,
    async remove() {
      for (const { child } of started) if (child.exitCode === null) child.kill('SIGINT');
      await Promise.all(started.map(({ exit }) => exit));
      rmSync(root, { recursive: true });
    },
  };
}
