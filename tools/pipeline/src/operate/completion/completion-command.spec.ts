import { spawnSync } from 'node:child_process';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { startWorld, type World } from '../../deploy/test/world.ts';

let world: World;
beforeAll(async () => (world = await startWorld('laptop', false)));
afterAll(() => world.stop());

/** What bash offers, with `gatehouse completion --list` answered by a function. */
async function offered(...words: string[]): Promise<string[]> {
  const { stdout } = await gatehouse(world, ['completion', 'bash']);
  const script = `${stdout}
    gatehouse() { case "$3" in service) echo 'payments orders' ;; environment) echo 'staging production' ;; esac; }
    COMP_WORDS=(gatehouse "$@"); COMP_CWORD=$#
    _gatehouse; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout: reply, stderr } = spawnSync('bash', ['-c', script, 'bash', ...words], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return reply.split('\n').filter(Boolean);
}

test('bash completes commands, their commands, and their options', async () => {
  expect(await offered('re')).toEqual(
    expect.arrayContaining(['render', 'restart', 'revisions', 'release-hold']),
  );
  expect(await offered('gate', 'v')).toEqual(['verify']);
  expect(await offered('deploy', '--ti')).toEqual(['--timeout']);
  expect(await offered('run', '-s', 'payments', '--brea')).toEqual(['--break-glass']);
});

test('bash completes the values of options', async () => {
  expect(await offered('status', '--service', 'p')).toEqual(['payments']);
  expect(await offered('status', '-e', '')).toEqual(['staging', 'production']);
  expect(await offered('status', '--format', 'j')).toEqual(['json']);
  expect(await offered('deploy', '--timeout', '')).toEqual([]);
  expect(await offered('completion', 'f')).toEqual(['fish']);
});

test('lists services and environments for the scripts', async () => {
  expect((await gatehouse(world, ['completion', '--list', 'service'])).stdout).toBe('payments\n');
  expect((await gatehouse(world, ['completion', '--list', 'environment'])).stdout).toBe(
    'laptop\nproduction\n',
  );
});

test.each(['zsh', 'fish'])('%s gets every command', async (shell) => {
  const { code, stdout } = await gatehouse(world, ['completion', shell]);
  expect(code).toBe(0);
  for (const command of ['deploy', 'rollback', 'revisions', 'completion'])
    expect(stdout).toContain(command);
  // Where the shell is here, it takes the script.
  const { error, status, stderr } = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' });
  if (error === undefined) expect([status, stderr]).toEqual([0, '']);
});

test('gives commands and options as JSON, and says which shells it knows', async () => {
  const { stdout } = await gatehouse(world, ['completion', '--json']);
  const { commands } = JSON.parse(stdout) as { commands: { path: string[] }[] };
  expect(commands.map(({ path }) => path.join(' '))).toEqual(
    expect.arrayContaining(['', 'deploy', 'gate verify']),
  );
  expect(await gatehouse(world, ['completion'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('bash, zsh, fish'),
  });
});
