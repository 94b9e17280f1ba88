import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import service from '../service/generator.ts';
import sync from './generator.ts';

const generated = temporaryWorkspace();
beforeAll(() =>
  generated.generate((tree) => service(tree, { name: 'payments', tables: 'payments' })),
);
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = generated.copy()));
afterEach(() => workspace.remove());

const at = (path: string) => join(workspace.root, 'apps/payments', path);
const read = (path: string) => readFileSync(at(path), 'utf8');

async function runSync() {
  let result: ReturnType<typeof sync>;
  const changed = await workspace.generate((tree) => void (result = sync(tree)));
  return { changed, result: result! };
}

const RENDERED = [
  'Dockerfile.dockerignore',
  'Dockerfile',
  ...['execution-role', 'service-definition', 'task-definition', 'task-role', 'trust-policy'].map(
    (file) => `deploy/production/${file}.json`,
  ),
];

describe('nx sync', () => {
  it('has nothing to do after a service was generated', async () => {
    expect(await runSync()).toEqual({ changed: [], result: undefined });
  });

  it.each(RENDERED)('restores %s byte for byte, deleted or edited, and says so', async (file) => {
    const before = read(file);
    rmSync(at(file));
    const missing = await runSync();
    expect(missing.result?.outOfSyncDetails).toEqual([`apps/payments/${file}: is missing`]);
    expect(read(file)).toBe(before);

    appendFileSync(at(file), '# by hand\n');
    const edited = await runSync();
    expect(edited.result?.outOfSyncMessage).toBe(
      '1 rendered file differs from the manifests of the services.',
    );
    expect(edited.result?.outOfSyncDetails?.[0]).toMatch(
      new RegExp(`^apps/payments/${file}: is not what its manifest says\n.*\n(.*\n)*  -# by hand$`),
    );
    expect(edited.changed).toEqual([`apps/payments/${file}`]);
    expect(read(file)).toBe(before);
  });

  it('takes away what is rendered from no manifest', async () => {
    workspace.write('apps/payments/deploy/qa/task-definition.json', '{}');
    expect((await runSync()).result?.outOfSyncDetails).toEqual([
      'apps/payments/deploy/qa/task-definition.json: is rendered from no manifest',
    ]);
  });

  it('leaves what a person wrote alone', async () => {
    const files = ['service.json', 'src/service.ts', 'README.md', 'package.json'];
    appendFileSync(at('src/service.ts'), '// mine\n');
    const before = files.map(read);
    await runSync();
    expect(files.map(read)).toEqual(before);
  });

  it('follows a change of the manifest, of the environments and of the base images', async () => {
    workspace.write(
      'apps/payments/service.json',
      read('service.json').replace('"cpu": 256, "memory": 512', '"cpu": 512, "memory": 1024'),
    );
    expect((await runSync()).changed).toEqual(
      ['development', 'production', 'staging'].map(
        (e) => `apps/payments/deploy/${e}/task-definition.json`,
      ),
    );
    const bases = readFileSync(join(workspace.root, 'security/base-images.json'), 'utf8');
    workspace.write('security/base-images.json', bases.replaceAll(/node:\d+/g, 'node:28'));
    expect((await runSync()).changed).toEqual(['apps/payments/Dockerfile']);
    const settings = readFileSync(join(workspace.root, 'gatehouse.json'), 'utf8');
    workspace.write('gatehouse.json', settings.replace(/"staging": \{[^}]*\},/, ''));
    expect((await runSync()).changed.filter((path) => !path.includes('/staging'))).toEqual([]);
  });

  it.each([
    [
      'a manifest',
      'apps/payments/service.json',
      '{}',
      'apps/payments/service.json:1:1 description',
    ],
    ['gatehouse.json', 'gatehouse.json', '{}', 'gatehouse.json:1:1 organisation'],
    [
      'base-images.json',
      'security/base-images.json',
      '{"build": 1}',
      'security/base-images.json: build must be',
    ],
    [
      'code that asks for a secret that is not granted',
      'apps/payments/src/bank.ts',
      '\nawait secrets.load("payments/bank", schema);\nenvironment.BANK_SECRET;',
      'apps/payments/src/bank.ts:2 loads the secret "payments/bank", which apps/payments/service.json does not grant',
    ],
    [
      'code that asks for a table that is not granted',
      'apps/payments/src/users.ts',
      'environment.USERS_TABLE',
      'apps/payments/src/users.ts:1 reads USERS_TABLE, which apps/payments/service.json does not grant',
    ],
  ])('writes nothing where %s is wrong', async (_what, file, text, message) => {
    workspace.write(file, text);
    rmSync(at('Dockerfile'));
    await expect(runSync()).rejects.toThrow(message);
    expect(() => read('Dockerfile')).toThrow();
  });
});
