import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startCommand } from '@gatehouse/testing';

const COMMAND = join(import.meta.dirname, '../bin/create-gatehouse.js');

let folder: string;
let bin: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-create-'));
  bin = join(folder, 'bin');
  mkdirSync(bin);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Installing is what the end-to-end tests show. */
function npm(script: string): void {
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'npm'), 0o755);
}

const start = (...args: string[]) =>
  startCommand(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: {
      PATH: `${bin}${delimiter}${process.env['PATH']}`,
      GIT_CONFIG_GLOBAL: join(folder, 'none'),
      GIT_CONFIG_NOSYSTEM: '1',
    },
  });

describe('create-gatehouse', () => {
  it('makes a Git repository with one commit, even if Git has no user name configured', async () => {
    npm('echo "{}" > package-lock.json');
    const created = start('shop');
    expect([await created.exit, created.stderr()]).toEqual([{ code: 0, signal: null }, '']);
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: join(folder, 'shop'), encoding: 'utf8' }).trim();
    expect(git('log', '--format=%an %s')).toBe('Gatehouse feat: a new Gatehouse workspace');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('ls-files', 'apps/orders/service.json', 'gatehouse.json').split('\n')).toHaveLength(
      2,
    );
    expect(created.stdout()).toContain('cd shop\n  npm start');
  });

  it('leaves no files behind if the packages cannot be installed, and reports why', async () => {
    npm('echo "no registry" >&2; exit 3');
    const created = start('parent/shop');
    expect(await created.exit).toEqual({ code: 1, signal: null });
    expect(created.stderr()).toContain(
      '"npm install --no-audit --no-fund --prefer-offline" failed (exit code 3):\nno registry',
    );
    expect(existsSync(join(folder, 'parent'))).toBe(false);
  });

  it('leaves an empty folder empty on Ctrl-C', async () => {
    npm('kill -INT $PPID; exec sleep 60');
    mkdirSync(join(folder, 'shop'));
    const created = start('shop');
    await created.waitForOutput(/Installing the packages/);
    expect(await created.exit).toEqual({ code: 130, signal: null });
    expect(readdirSync(join(folder, 'shop'))).toEqual([]);
  });

  it('refuses a machine without Git, and leaves no files behind if npm is missing', async () => {
    symlinkSync(process.execPath, join(bin, 'node'));
    const alone = (name: string) =>
      startCommand(process.execPath, [COMMAND, name], { cwd: folder, env: { PATH: bin } });
    const none = alone('shop');
    expect(await none.exit).toEqual({ code: 1, signal: null });
    expect(none.stderr()).toContain('git is missing: install it, and run this again');
    writeFileSync(join(bin, 'git'), '#!/bin/sh\n', { mode: 0o755 });
    const onlyGit = alone('shop');
    await onlyGit.exit;
    expect(onlyGit.stderr()).toContain('npm is missing: install it, and run this again');
    expect(existsSync(join(folder, 'shop'))).toBe(false);
  });

  it('refuses a folder with files, and a file', async () => {
    mkdirSync(join(folder, 'shop'));
    writeFileSync(join(folder, 'shop/notes.txt'), 'mine');
    writeFileSync(join(folder, 'file'), '');
    const full = start('shop');
    expect(await full.exit).toEqual({ code: 1, signal: null });
    expect(full.stderr()).toContain('shop is not empty: it has notes.txt. Choose another folder');
    expect(readdirSync(join(folder, 'shop'))).toEqual(['notes.txt']);
    const file = start('file');
    await file.exit;
    expect(file.stderr()).toContain('file exists and is no folder');
  });

  it('prints its help and its version', async () => {
    const help = start('--help');
    await help.exit;
    expect(help.stdout()).toContain('--no-interactive');
    const version = start('--version');
    await version.exit;
    expect(version.stdout()).toMatch(/^\d+\.\d+\.\d+/);
  });
});
