import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTerminal, screenOf, type Terminal } from '@gatehouse/testing';

// The output that a person sees on a terminal, without times; review it when it changes.
const repository = join(import.meta.dirname, '../../../..');
const START_MS = 120_000;

const terminals: Terminal[] = [];
let root: string;
beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-recording-')))));
afterEach(async () => {
  await Promise.all(terminals.splice(0).map((each) => each.end()));
  rmSync(root, { recursive: true, force: true });
});

/** Nx on a terminal, as a developer types it. */
function nx(command: string, columns: number, cwd: string): Terminal {
  // This test may run within Nx, which would treat the inner Nx as a part of itself.
  const own = Object.keys(process.env).filter((name) => name.startsWith('NX_'));
  const variables = [
    ...own.map((name) => `--unset=${name}`),
    `NX_WORKSPACE_DATA_DIRECTORY=${join(root, '.nx-data')}`,
    'NX_DAEMON=false',
    'NX_ISOLATE_PLUGINS=false',
  ];
  const terminal = onTerminal(`env ${variables.join(' ')} npx nx ${command}`, columns, {
    cwd,
    env: { CI: undefined, FORCE_COLOR: undefined, NO_COLOR: undefined },
  });
  terminals.push(terminal);
  return terminal;
}

/** What a person sees on a terminal of this width. */
export function describeTerminal(columns: number): void {
  describe(`the terminal at ${columns} columns`, () => {
    it('shows that nx generate service prompts for what it needs, and lists what it writes', async () => {
      const data = join(repository, '.nx/workspace-data');
      if (existsSync(data))
        cpSync(data, join(root, '.nx-data'), {
          recursive: true,
          filter: (file) => !/\.(?:db|lock)\b/.test(file),
        });
      const terminal = nx('generate service --dry-run', columns, repository);
      const answers: [RegExp, string][] = [
        [/the service's name\?/, 'snapshots'],
        [/in one sentence\?/, 'Keeps what was seen'],
        [/Who can reach it\?/, ''],
        [/Which SNS topics/, ''],
        [/Which DynamoDB tables/, 'shots,frames'],
        [/Which S3 buckets/, ''],
      ];
      for (const [question, answer] of answers) {
        await terminal.waitFor(question, START_MS);
        terminal.type(`${answer}\r`);
      }
      expect(await terminal.exit).toBe(0);
      expect(await screenOf(terminal.text(), columns)).toMatchSnapshot();
    }, 240_000);

    it('shows in nx test which test fails, where, and why', async () => {
      workspaceWithFailingTest();
      const terminal = nx('test money', columns, root);
      expect(await terminal.exit).toBe(1);
      const screen = await screenOf(terminal.text(), columns);
      expect(withoutTimes(screen)).toMatchSnapshot();
    }, 240_000);
  });
}

/** A workspace with the settings and packages of this one, and one library, whose test fails. */
function workspaceWithFailingTest(): void {
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  // The preset is a file of this workspace, and Nx accepts no file outside its workspace, so it is copied, not linked.
  const presets = 'tools/testing/src/run';
  cpSync(join(repository, presets), join(root, presets), { recursive: true });
  for (const file of ['jest.preset.js', '.npmrc', 'package-lock.json'])
    cpSync(join(repository, file), join(root, file));
  const write = (file: string, content: string | object) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(
      join(root, file),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  };
  write('package.json', { name: '@gatehouse/acme', type: 'module', workspaces: ['libs/*'] });
  write('nx.json', {
    tui: { enabled: false },
    analytics: false,
    plugins: [{ plugin: '@nx/jest/plugin', options: { targetName: 'test' } }],
    targetDefaults: {
      test: {
        options: {
          env: {
            NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
          },
        },
      },
    },
  });
  write('libs/money/package.json', { name: '@gatehouse/money', type: 'module' });
  write(
    'libs/money/jest.config.js',
    `export default { displayName: 'money', preset: '../../jest.preset.js' };\n`,
  );
  write('libs/money/src/greet.ts', 'export const greet = (name: string) => `Hello, ${name}`;\n');
  write(
    'libs/money/src/greet.spec.ts',
    `import { greet } from './greet.ts';

it('greets a person by name', () => {
  expect(greet('Ada')).toBe('Good day, Ada');
});
`,
  );
  execFileSync('git', ['init', '--quiet'], { cwd: root });
}

const withoutTimes = (text: string): string =>
  text
    .replace(/ \(\d+(?:\.\d+)? ?m?s\)/g, '')
    .replace(/^( *(?:Time|Run duration|Critical path|Recoverable time): +).*$/gm, '$1TIME');
