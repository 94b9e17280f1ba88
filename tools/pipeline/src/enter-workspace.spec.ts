import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { withSubject } from './deploy/options.ts';
import { enterWorkspace } from './enter-workspace.ts';

test.each([
  ['.', 'payments'],
  ['../orders', 'orders'],
  ['orders', 'orders'],
])('takes the service %s from within the folder of another one', (given, service) => {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-enter-'));
  const home = process.cwd();
  try {
    writeFileSync(join(root, 'gatehouse.json'), '{}');
    mkdirSync(join(root, 'apps/payments'), { recursive: true });
    process.chdir(join(root, 'apps/payments'));
    const command = withSubject(new Command());
    enterWorkspace([command]);
    command.parse(['--service', given, '--environment', 'staging'], { from: 'user' });
    expect(command.opts()).toEqual({ service, environment: 'staging' });
  } finally {
    process.chdir(home);
    rmSync(root, { recursive: true });
  }
});
