import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** No account has an id of one digit: those are the example's. */
export const ACCOUNTS = {
  registry: '100000000001',
  development: '100000000002',
  production: '100000000003',
} as const;

/** `one`: everything in one account. `standard`: one for the registry, and one for each environment. */
export type Shape = 'one' | 'standard';

const environment = (account: string, domain: string) => ({
  ...{ account, region: 'eu-central-1', cluster: 'c', domain },
});

const settingsOf = (shape: Shape) => ({
  organisation: 'acme',
  repository: 'services',
  registry: {
    account: shape === 'one' ? ACCOUNTS.production : ACCOUNTS.registry,
    region: 'eu-central-1',
  },
  environments: {
    ...(shape === 'standard' && {
      development: environment(ACCOUNTS.development, 'development.acme.dev'),
    }),
    production: { ...environment(ACCOUNTS.production, 'acme.dev'), production: true },
  },
});

export interface WorkspaceFolder {
  readonly root: string;
  /** Where `git push` to GitHub ends. */
  readonly bare: string;
  readonly env: NodeJS.ProcessEnv;
  write(file: string, content: string | object): void;
  git(...args: readonly string[]): string;
  remove(): void;
}

/** A clone of the template, with edited settings, and a folder that stands for GitHub's repository. */
export function createWorkspace(shape: Shape): WorkspaceFolder {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-set-up-'));
  const root = join(folder, 'services');
  const bare = join(folder, 'github.git');
  const write: WorkspaceFolder['write'] = (file, content) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    const text =
      typeof content === 'string' ? content : `${JSON.stringify(content, undefined, 2)}\n`;
    writeFileSync(join(root, file), text);
  };
  write('gatehouse.json', settingsOf(shape));
  write('.gitignore', 'node_modules\ndist\n');
  write(
    '.github/CODEOWNERS',
    '# Who reviews what.\n* @gatehouse/platform\n/apps/ @gatehouse/services # theirs\n',
  );
  write(
    '.github/workflows/ci.yml',
    'jobs:\n  ci:\n    steps:\n      - uses: $/.github/actions/setup\n',
  );
  write('apps/infrastructure/cdk.json', { app: 'dist/cdk.out' });
  write('apps/payments/service.json', {
    description: 'Pays',
    port: 3000,
    exposure: 'internal',
    secrets: { apiKeys: 'payments/api-keys', bank: 'payments/bank' },
  });
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_AUTHOR_NAME: 'Alice',
    GIT_AUTHOR_EMAIL: 'alice@acme.dev',
    GIT_COMMITTER_NAME: 'Alice',
    GIT_COMMITTER_EMAIL: 'alice@acme.dev',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${bare}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/acme/services.git',
  };
  const git: WorkspaceFolder['git'] = (...args) =>
    execFileSync('git', args, { cwd: root, env, encoding: 'utf8' });
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare], { env });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'feat: template');
  git('remote', 'add', 'origin', 'https://github.com/gatehouse/template.git');
  return { root, bare, env, write, git, remove: () => rmSync(folder, { recursive: true }) };
}
