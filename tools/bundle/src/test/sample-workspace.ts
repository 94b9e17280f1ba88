import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const MAIN = join(import.meta.dirname, '../main.ts');
const environment = { ...process.env, NODE_OPTIONS: '' };

/** A workspace with the one service `apps/a`, in a folder of its own. */
export function sampleWorkspace() {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-bundle-'));
  return {
    root,
    write(path: string, value: string | object) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), typeof value === 'string' ? value : JSON.stringify(value));
    },
    /** Bundles the service as `nx build` does. */
    bundle: () =>
      spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), MAIN, 'apps/a'], {
        cwd: root,
        encoding: 'utf8',
        env: environment,
      }),
    /** Runs the bundle where nothing else is, and gives what it prints. */
    runAlone() {
      const alone = mkdtempSync(join(tmpdir(), 'gatehouse-alone-'));
      cpSync(join(root, 'apps/a/dist/bundle'), alone, { recursive: true });
      const { stdout, stderr } = spawnSync(process.execPath, [join(alone, 'main.mjs')], {
        encoding: 'utf8',
        env: environment,
      });
      rmSync(alone, { recursive: true });
      return stdout + stderr;
    },
    files: () => readdirSync(join(root, 'apps/a/dist/bundle')).sort(),
    remove: () => rmSync(root, { recursive: true }),
  };
}
