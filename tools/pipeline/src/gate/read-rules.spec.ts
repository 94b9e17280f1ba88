import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readRules } from './read-rules.ts';
import { NOW, POLICY } from './test/samples.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-rules-'));
  write('policy.json', { ...POLICY, environments: { production: {} } });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: object | string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(
    join(folder, file),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}
const read = () => readRules(join(folder, 'policy.json'), join(folder, 'exceptions'), NOW);
const EXCEPTION = {
  vulnerability: 'CVE-2026-0001',
  packages: ['qs'],
  reason: 'The parser is not reachable from any route',
  owner: 'payments',
  ticket: 'SEC-1',
  created: '2026-11-01',
  expires: '2026-12-01',
};

describe('the rules', () => {
  it('are a policy and the exceptions below a folder, each with its digest', async () => {
    write('exceptions/one.json', EXCEPTION);
    write('exceptions/payments/two.json', { ...EXCEPTION, vulnerability: 'CVE-2' });
    write('exceptions/README.md', 'no exception');
    const rules = await read();
    expect(rules.exceptions.map(({ vulnerability }) => vulnerability)).toEqual([
      'CVE-2026-0001',
      'CVE-2',
    ]);
    for (const { sha256 } of [rules.policyFile, ...rules.exceptionFiles])
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('may have no exceptions', async () => {
    expect(await read()).toMatchObject({ exceptions: [], invalidExceptions: [] });
  });

  it('reports invalid exceptions, and uses the others', async () => {
    write('exceptions/a.json', { ...EXCEPTION, packages: ['*'] });
    write('exceptions/b.json', '{');
    write('exceptions/c.json', EXCEPTION);
    const { exceptions, invalidExceptions } = await read();
    expect(exceptions).toHaveLength(1);
    expect(invalidExceptions).toHaveLength(2);
    expect(invalidExceptions[0]).toContain('a.json: packages.0: must be the name of a package');
  });

  it('are not guessed if the policy is missing, invalid or duplicated', async () => {
    write('policy.jsonc', '{}');
    await expect(read()).rejects.toThrow('There are two policies');
    rmSync(join(folder, 'policy.jsonc'));
    write('policy.json', '{');
    await expect(read()).rejects.toThrow('policy.json: ');
    rmSync(join(folder, 'policy.json'));
    await expect(read()).rejects.toThrow(/^There is no .*policy\.json$/);
    mkdirSync(join(folder, 'policy.json'));
    await expect(read()).rejects.toThrow('policy.json: is not a regular file');
  });
});
