import { spawnSync } from 'node:child_process';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';

let world: World;
beforeAll(async () => (world = await startWorld('laptop', false)));
afterAll(() => world.stop());

/** What bash offers, with `gatehouse completion --list` answered by a function. */
async function offered(...words: string[]): Promise<string[]> {
  const { stdout } = await gatehouse(world, ['completion', 'bash']);
  const script = `${stdout}
    gatehouse() { case "$3" in service) printf '%s\\n' payments orders ;; environment) printf '%s\\n' staging production ;; esac; }
    COMP_WORDS=(gatehouse "$@"); COMP_CWORD=$#
    _gatehouse; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout: reply, stderr } = spawnSync('bash', ['-c', script, 'bash', ...words], {
    cwd: world.root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return reply.split('\n').filter(Boolean);
}

test('bash completes commands, subcommands, and their options', async () => {
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
  // As bash splits "--service=p".
  expect(await offered('status', '--service', '=', 'p')).toEqual(['payments']);
});

test('bash completes help, with commands and errors', async () => {
  expect(await offered('hel')).toEqual(['help']);
  expect(await offered('help', 'err')).toEqual(['errors']);
  expect(await offered('--ver')).toEqual(['--version']);
});

test('bash completes files whose names have spaces, also after "--"', async () => {
  world.write('my folder/evidence.json', '');
  expect(await offered('deploy', '--evidence', 'my')).toEqual(['my folder']);
  expect(await offered('run', '-s', 'payments', '--', 'my')).toEqual(['my folder']);
});

test('no name of a service is run as a command', async () => {
  const names = ['$(echo ran >&2)', '`echo ran >&2`', 'a b'];
  for (const name of names) world.write(`apps/${name}/service.json`, '{}');
  expect((await gatehouse(world, ['completion', '--list', 'service'])).stdout).toBe('payments\n');
  // Nor if they are listed.
  const { stdout } = await gatehouse(world, ['completion', 'bash']);
  const script = `${stdout}
    gatehouse() { printf '%s\\n' "$LISTED"; }
    COMP_WORDS=(gatehouse run -s ''); COMP_CWORD=3; _gatehouse; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout: reply, stderr } = spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, LISTED: names.join('\n') },
  });
  expect([stderr, reply]).toEqual(['', `${names.join('\n')}\n`]);
});

test('lists services and environments for the scripts', async () => {
  expect((await gatehouse(world, ['completion', '--list', 'service'])).stdout).toBe('payments\n');
  expect((await gatehouse(world, ['completion', '--list', 'environment'])).stdout).toBe(
    'laptop\nproduction\n',
  );
});

/** Where these shells are installed; the script is checked as text where they are not. */
const has = (shell: string) => spawnSync(shell, ['-c', 'true']).error === undefined;

test('fish completes the commands, and each with its own options', async () => {
  const { stdout } = await gatehouse(world, ['completion', 'fish']);
  expect(stdout).toContain(`'test (__gatehouse_path) = \\'gate run\\''`);
  if (!has('fish')) return;
  const completes = (line: string) => {
    const script = `${stdout}function gatehouse; echo payments; end; complete -C '${line}'`;
    const { stdout: reply, stderr } = spawnSync('fish', ['--no-config', '-c', script], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return reply
      .split('\n')
      .flatMap((each) => each.split('\t')[0] || [])
      .sort();
  };
  expect(completes('gatehouse gate v')).toEqual(['verify']);
  expect(completes('gatehouse gate run --e')).toEqual([
    ...['--ecr', '--environment', '--epss', '--evidence', '--exceptions'],
  ]);
  // The options of "gatehouse run" are not those of "gatehouse gate run".
  expect(completes('gatehouse gate run --al')).toEqual([]);
  expect(completes('gatehouse run --al')).toEqual(['--allow-older']);
  expect(completes('gatehouse status -s p')).toEqual(['payments']);
});

test('zsh gets the commands with their summaries, and the values of options', async () => {
  const { stdout } = await gatehouse(world, ['completion', 'zsh']);
  expect(stdout).toMatch(/^#compdef gatehouse\n/);
  // A variable of this name is $PATH of zsh, without which no names are found.
  expect(stdout).not.toMatch(/\blocal\b.*\bpath\b/);
  if (!has('zsh')) return;
  // What zsh's completion system gives, in place of a terminal.
  const script = `compdef() { : }; compset() { : }; _files() { print files }; _message() { : }
    compadd() { shift; print -l -- "$@" }
    _describe() { [[ $1 == -o ]] && shift; print -l -- \${(P)2} }
    gatehouse() { print payments }
    ${stdout}
    words=(gatehouse "$@"); CURRENT=$#words; _gatehouse`;
  const completes = (...words: string[]) => {
    const { stdout: reply, stderr } = spawnSync('zsh', ['-f', '-c', script, 'zsh', ...words], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return reply.split('\n').filter(Boolean);
  };
  expect(completes('gate', '')).toEqual(
    expect.arrayContaining(['verify:Verify the evidence of a passed gate', '--help:show help']),
  );
  expect(completes('status', '-s', '')).toEqual(['payments']);
  expect(completes('status', '--format', '')).toEqual(['text', 'json', 'github']);
  expect(completes('deploy', '--evidence', '')).toEqual(['files']);
});

test('prints commands and options as JSON, and lists the supported shells', async () => {
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
