import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTerminal, screenOf, type Terminal } from '@gatehouse/testing';
import { workspaceWithFailingTest } from './failing-workspace.ts';
import { repository } from './repository.ts';

// The output that a person sees on a terminal, without times; review it when it changes.
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
      workspaceWithFailingTest(root);
      const terminal = nx('test money', columns, root);
      expect(await terminal.exit).toBe(1);
      const screen = await screenOf(terminal.text(), columns);
      expect(withoutTimes(screen)).toMatchSnapshot();
    }, 240_000);
  });
}

const withoutTimes = (text: string): string =>
  text
    .replace(/ \(\d+(?:\.\d+)? ?m?s\)/g, '')
    .replace(/^( *(?:Time|Run duration|Critical path|Recoverable time): +).*$/gm, '$1TIME');
