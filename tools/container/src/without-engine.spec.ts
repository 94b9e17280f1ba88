import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanCommand } from './scan-command.ts';

const workspace = join(import.meta.dirname, '../../..');
const bin = mkdtempSync(join(tmpdir(), 'gatehouse-bin-'));
afterAll(() => rmSync(bin, { recursive: true }));

/** Runs one of the commands where the only program is `docker`, if anything. */
function run(command: string, options: string[] = [], docker?: string) {
  rmSync(join(bin, 'docker'), { force: true });
  if (docker !== undefined) {
    writeFileSync(join(bin, 'docker'), docker);
    chmodSync(join(bin, 'docker'), 0o755);
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../bin', command), 'apps/notification-service', ...options],
    { cwd: workspace, encoding: 'utf8', env: { PATH: bin, NO_COLOR: '1' } },
  );
  return { status, stdout, stderr };
}

const STOPPED = '#!/bin/sh\necho "Cannot connect to the Docker daemon" >&2\nexit 1\n';

describe('without a Docker engine', () => {
  it.each([
    ['docker', undefined, 'docker is not installed'],
    [
      'a running engine',
      STOPPED,
      'docker version ended with 1: Cannot connect to the Docker daemon',
    ],
  ])('fails with one line in nx container without %s', (_, docker, reason) => {
    expect(run('gatehouse-container.js', [], docker)).toEqual({
      status: 1,
      stdout: '',
      stderr: `notification-service: an image needs a Docker engine: ${reason}\nCause and fix: gatehouse help GH-CONTAINER-001\n`,
    });
  });

  it('nx scan requires a scanner first, then an engine', () => {
    expect(run('gatehouse-scan.js')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'notification-service: a scan needs a scanner: install Trivy (https://trivy.dev) or Grype (https://github.com/anchore/grype)\nCause and fix: gatehouse help GH-CONTAINER-006\n',
    });
    writeFileSync(join(bin, 'trivy'), '');
    chmodSync(join(bin, 'trivy'), 0o755);
    expect(run('gatehouse-scan.js').stderr).toBe(
      'notification-service: an image needs a Docker engine: docker is not installed\nCause and fix: gatehouse help GH-CONTAINER-001\n',
    );
    rmSync(join(bin, 'trivy'));
  });

  it.each([
    ['trivy', ['image', '--input', 'image.tar', '--severity=HIGH']],
    ['grype', ['docker-archive:image.tar', '--severity=HIGH']],
  ] as const)('nx scan passes the image as a file to %s, with its own options', (scanner, args) => {
    expect(scanCommand(scanner, 'image.tar', ['--severity=HIGH'])).toEqual(args);
  });

  it('nx container-test warns loudly that nothing was proven', () => {
    const { status, stdout } = run('gatehouse-container-test.js');
    expect(status).toBe(0);
    expect(stdout).toBe(
      'SKIPPED: the image of notification-service was not built and nothing of it was proven.\n' +
        'This needs a Docker engine: docker is not installed\n',
    );
  });

  it('nx container-test fails if an engine is required', () => {
    expect(run('gatehouse-container-test.js', ['--require-engine']).status).toBe(1);
  });
});
