import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildCommand } from '../build-command.ts';
import type { LockedPackage } from '../lockfile.ts';

// Nx forces colours on all that it runs, the tests too, and Jest has Node options of its own.
delete process.env['FORCE_COLOR'];
delete process.env['NODE_OPTIONS'];

/** A package of a sample: its files, and what the lockfile has of it. */
export interface SamplePackage extends LockedPackage {
  /** `index.js` alone, or more by their paths. */
  files: string | Record<string, string>;
  /** Fields of its package.json. */
  json?: object;
}

/** A workspace with the one service `apps/a`, in a folder of its own. */
export function sampleWorkspace() {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-bundle-'));
  function write(path: string, value: string | object) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof value === 'string' ? value : JSON.stringify(value));
  }
  return {
    root,
    write,
    /** Makes it anew: the service, and packages by their locations. The service depends on those at the top. */
    make(source: string, packages: Record<string, SamplePackage> = {}, others: string[] = []) {
      for (const folder of ['apps', 'node_modules'])
        rmSync(join(root, folder), { recursive: true, force: true });
      write('apps/a/src/main.ts', source);
      const names = Object.keys(packages).map((each) => each.replace('node_modules/', ''));
      const dependencies = Object.fromEntries(
        names
          .filter((each) => !each.includes('node_modules/') && !others.includes(each))
          .map((each) => [each, '*']),
      );
      write('apps/a/package.json', { name: '@x/a', type: 'module', dependencies });
      const locked: Record<string, LockedPackage> = { 'apps/a': { name: '@x/a', dependencies } };
      for (const [location, { files, json, ...entry }] of Object.entries(packages)) {
        const name = location.replace(/^.*node_modules\//, '');
        write(`${location}/package.json`, { name, version: '1.0.0', ...json });
        const texts = typeof files === 'string' ? { 'index.js': files } : files;
        for (const [path, text] of Object.entries(texts)) write(`${location}/${path}`, text);
        locked[location] = { version: '1.0.0', integrity: `sha512-${btoa(location)}`, ...entry };
      }
      write('package-lock.json', { lockfileVersion: 3, packages: locked });
    },
    /** Bundles the service as `nx build` does, in this process: a process of its own takes seconds to start. */
    async bundle(...options: string[]) {
      let stdout = '';
      let stderr = '';
      const status = await buildCommand(root, ['apps/a', ...options], {
        stdout: { write: (text) => (stdout += text) },
        stderr: { write: (text) => (stderr += text) },
      });
      return { status, stdout, stderr };
    },
    /** Runs the bundle where nothing else is, and gives what it prints. */
    runAlone() {
      const alone = mkdtempSync(join(tmpdir(), 'gatehouse-alone-'));
      cpSync(join(root, 'apps/a/dist/bundle'), alone, { recursive: true });
      const { stdout, stderr } = spawnSync(process.execPath, [join(alone, 'main.mjs')], {
        encoding: 'utf8',
        // Jest's copy; without it the child has the environment of Jest itself.
        env: process.env,
      });
      rmSync(alone, { recursive: true });
      return stdout + stderr;
    },
    files: () => readdirSync(join(root, 'apps/a/dist/bundle')).sort(),
    remove: () => rmSync(root, { recursive: true }),
  };
}
