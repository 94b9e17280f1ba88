import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gatehouse as run } from '../../test/gatehouse.ts';
import { POLICY } from '../../gate/test/samples.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-policy-'));
  write('security/policy.json', { ...POLICY, environments: { production: {} } });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: object | string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(
    join(folder, file),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}
const gatehouse = async (args: string[]) => {
  const env = { PATH: process.env['PATH'], NO_COLOR: '1' };
  const { code, stdout, stderr } = await run(args, { cwd: folder, env });
  return { status: code, stdout, stderr };
};

describe('gatehouse policy check', () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const allow = (file: string, expires: string) =>
    write(`security/exceptions/${file}`, {
      vulnerability: 'CVE-2026-0001',
      packages: ['qs'],
      reason: 'The parser is not reachable from any route',
      owner: 'payments',
      ticket: 'SEC-1',
      created: day(-10),
      expires,
    });

  it('accepts a valid policy, and lists what ends soon', async () => {
    allow('soon.json', day(5));
    allow('later.json', day(60));
    const { status, stdout } = await gatehouse(['policy', 'check']);
    expect(status).toBe(0);
    expect(stdout).toContain('soon.json: CVE-2026-0001 ends on');
    expect(stdout).not.toContain('later.json');
    expect(stdout).toContain('The policy is valid, and so are its 2 exceptions.');
  });

  it('fails on expired and invalid entries', async () => {
    allow('ended.json', day(-1));
    write('security/exceptions/broken.json', '{');
    const { status, stdout } = await gatehouse(['policy', 'check', '--json']);
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as { problems: string[] }).problems).toHaveLength(2);
  });

  const checked = async () => {
    const { status, stdout } = await gatehouse(['policy', 'check', '--json']);
    const { problems, warnings } = JSON.parse(stdout) as Record<string, string[]>;
    return { status, problems: problems!.join('\n'), warnings: warnings!.join('\n') };
  };
  const workspace = () => {
    const place = {
      account: '111111111111',
      region: 'eu-west-1',
      cluster: 'c',
      domain: 'a.example',
    };
    write('gatehouse.json', {
      organisation: 'acme',
      repository: 'services',
      registry: { account: '000000000000', region: 'eu-central-1' },
      environments: { production: place },
    });
    write('apps/api-service/service.json', {});
  };
  const EXCEPTION = {
    vulnerability: 'CVE-2026-2001',
    packages: ['qs'],
    reason: 'The code in question is not reachable from our routes',
    owner: 'team-users',
    ticket: 'SEC-1',
    created: day(0),
    expires: day(30),
  };

  it('finds an exception that can never match', async () => {
    workspace();
    write('security/exceptions/one.json', {
      ...EXCEPTION,
      vulnerability: 'cve-2026-2001',
      packages: ['QS'],
      services: ['api-servise'],
      environments: ['prod'],
    });
    const { status, problems } = await checked();
    expect(status).toBe(1);
    for (const part of [
      '"cve-2026-2001" is never found',
      '"QS" has capitals',
      'there is no "api-servise"; did you mean "api-service"?',
      'there is no "prod"',
    ])
      expect(problems).toContain(part);
  });

  it('reads comments and trailing commas, and still refuses a duplicate key', async () => {
    write(
      'security/exceptions/one.json',
      `// Why\n${JSON.stringify(EXCEPTION).replace(/}$/, ', /* end */ }')}`,
    );
    expect(await checked()).toEqual({ status: 0, problems: '', warnings: '' });
    write(
      'security/exceptions/one.json',
      `// Why\n${JSON.stringify(EXCEPTION).replace('{', '{"owner": "a",')}`,
    );
    expect((await checked()).problems).toContain('one.json: duplicate key "owner" (line 2, column');
  });

  it.each<[string, (path: string) => void, string, string]>([
    ['a link', (path) => symlinkSync('../policy.json', path), 'one.json', 'is a link'],
    ['a linked folder', (path) => symlinkSync('..', path), 'more', 'is a link'],
    ['a pipe', (path) => void execFileSync('mkfifo', [path]), 'one.json', 'is not a regular file'],
    ['a folder', (path) => mkdirSync(path), 'one.json', 'is a folder'],
    ['a file in capitals', (path) => writeFileSync(path, '{}'), 'one.JSON', 'is not read'],
    ['YAML', (path) => writeFileSync(path, 'a: 1'), 'one.yaml', 'is not read'],
    ['short YAML', (path) => writeFileSync(path, 'a: 1'), 'one.yml', 'is not read'],
    ['JSON with comments by name', (path) => writeFileSync(path, '{}'), 'one.jsonc', 'is not read'],
    ['an empty file', (path) => writeFileSync(path, ''), 'one.json', 'is empty'],
    [
      'no UTF-8',
      (path) => writeFileSync(path, Buffer.from([0x7b, 0xff, 0x7d])),
      'one.json',
      'is not UTF-8',
    ],
  ])('reports %s among the exceptions, and never waits for it', async (_, make, name, problem) => {
    mkdirSync(join(folder, 'security/exceptions'));
    make(join(folder, 'security/exceptions', name));
    const { status, problems } = await checked();
    expect(status).toBe(1);
    expect(problems).toContain(`security/exceptions/${name}: ${problem}`);
  });

  it('warns of other files that it does not read, but not of a README', async () => {
    write('security/exceptions/notes.txt', 'x');
    write('security/exceptions/README.md', 'x');
    const { status, warnings } = await checked();
    expect([status, warnings]).toEqual([
      0,
      'security/exceptions/notes.txt: is not read; the name of an exception ends in .json',
    ]);
  });

  it.each(['x'.repeat(40), 'because because because because', '. . . . . . . . . . . . . . .'])(
    'finds that the reason "%.20s" is meaningless',
    async (reason) => {
      write('security/exceptions/one.json', { ...EXCEPTION, reason });
      expect((await checked()).problems).toContain('one.json: reason: must say why');
    },
  );

  describe('gatehouse policy check in a Git repository', () => {
    const git = (date: string, ...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
        cwd: folder,
        env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
      });
    const commit = (days: number) => {
      const date = `${day(days)}T12:00:00Z`;
      git(date, 'add', '.');
      git(date, 'commit', '--quiet', '--message=x');
    };
    beforeEach(() => git(`${day(0)}T00:00:00Z`, 'init', '--quiet'));

    it('finds an exception that is dated anew, also under another name', async () => {
      write('security/exceptions/one.json', { ...EXCEPTION, created: day(-60), expires: day(-30) });
      commit(-60);
      write('security/exceptions/one.json', EXCEPTION);
      commit(-1);
      expect((await checked()).problems).toContain(
        `one.json: created: is ${day(0)}, but the file was committed on ${day(-60)}`,
      );
      git(
        `${day(0)}T12:00:00Z`,
        'mv',
        'security/exceptions/one.json',
        'security/exceptions/two.json',
      );
      commit(0);
      expect((await checked()).problems).toContain('two.json: created: is');
    });

    it('accepts a policy that is new, was removed and added again, or is not committed', async () => {
      write('security/exceptions/one.json', { ...EXCEPTION, created: day(-60), expires: day(-30) });
      commit(-60);
      rmSync(join(folder, 'security/exceptions/one.json'));
      commit(-30);
      write('security/exceptions/one.json', EXCEPTION);
      write('security/exceptions/two.json', { ...EXCEPTION, vulnerability: 'CVE-2026-2002' });
      expect(await checked()).toMatchObject({ status: 0, problems: '' });
      commit(0);
      expect(await checked()).toMatchObject({ status: 0, problems: '' });
    });
  });
});
