import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
const writeTo = (path: string, text: string) => workspace.write(`apps/payments/${path}`, text);
const read = (path: string) => readFileSync(at(path), 'utf8');

async function runSync() {
  let result: ReturnType<typeof sync>;
  const changed = await workspace.generate((tree) => void (result = sync(tree)));
  return { changed, result: result! };
}

const RENDERED = [
  'Dockerfile.dockerignore',
  'Dockerfile',
  'catalog-info.yaml',
  ...['execution-role', 'service-definition', 'task-definition', 'task-role', 'trust-policy'].map(
    (file) => `deploy/production/${file}.json`,
  ),
];

describe('nx sync', () => {
  it('changes nothing after a service was generated', async () => {
    expect(await runSync()).toEqual({ changed: [], result: undefined });
  });

  it.each(RENDERED)(
    'restores %s byte for byte, deleted or edited, and reports it',
    async (file) => {
      const before = read(file);
      rmSync(at(file));
      const missing = await runSync();
      expect(missing.result?.outOfSyncDetails).toEqual([`apps/payments/${file}: is missing`]);
      expect(read(file)).toBe(before);

      appendFileSync(at(file), '# by hand\n');
      const edited = await runSync();
      expect(edited.result?.outOfSyncMessage).toBe(
        '1 rendered file differs from the manifests of the services and gatehouse.json.',
      );
      expect(edited.result?.outOfSyncDetails?.[0]).toMatch(
        new RegExp(
          `^apps/payments/${file}: is not what its manifest says\n.*\n(.*\n)*  -# by hand$`,
        ),
      );
      expect(edited.changed).toEqual([`apps/payments/${file}`]);
      expect(read(file)).toBe(before);
    },
  );

  it('names the line ends of Windows as the difference', async () => {
    writeTo('Dockerfile', read('Dockerfile').replaceAll('\n', '\r\n'));
    expect((await runSync()).result?.outOfSyncDetails).toEqual([
      'apps/payments/Dockerfile: has the line ends of Windows; .gitattributes must have the line "* text=auto eol=lf"',
    ]);
  });

  describe('a rendered file without a manifest', () => {
    const inFolder = (folder: string) =>
      readdirSync(at(folder)).map((file) => `apps/payments/${folder}/${file}`);

    it('is removed if its environment was removed', async () => {
      cpSync(at('deploy/production'), at('deploy/qa'), { recursive: true });
      const rendered = inFolder('deploy/qa');
      writeFileSync(at('deploy/qa/README.md'), 'mine');
      const { changed, result } = await runSync();
      expect(changed).toEqual(rendered);
      expect(result?.outOfSyncDetails).toEqual(
        rendered.map((path) => `${path}: is rendered from no manifest`),
      );
      expect(inFolder('deploy/qa')).toEqual(['apps/payments/deploy/qa/README.md']);
    });

    it('is removed if the manifest of its service was deleted', async () => {
      rmSync(at('service.json'));
      const { changed } = await runSync();
      const files = changed.filter((path) => /\.json$|\.yaml$|Dockerfile/.test(path));
      expect(files).toHaveLength(3 + 3 * 5);
      expect(existsSync(at('src/service.ts'))).toBe(true);
      expect(existsSync(at('deploy/production'))).toBe(false);
    });

    it.each([
      ['deploy/notes.md', 'mine'],
      ['deploy/production/alarms.json', '{}'],
      ['deploy/qa/task-definition.json', '{}'],
      ['deploy/qa/task-role.json', '{"Version": "2012-10-17", "Statement": []}'],
      ['deploy/production/more/task-role.json', '{}'],
    ])('is kept if a person wrote it: %s', async (file, text) => {
      writeTo(file, text);
      expect((await runSync()).changed).toEqual([]);
      expect(read(file)).toBe(text);
    });

    it('is kept if a person wrote it in place of a manifest', async () => {
      workspace.write('apps/website/Dockerfile', 'FROM scratch');
      workspace.write('apps/website/deploy/production/task-definition.json', '{"tags": [{}]}');
      expect((await runSync()).changed).toEqual([]);
    });
  });

  it('leaves hand-written files unchanged', async () => {
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
    workspace.write('gatehouse.json', settings.replace(/ {4}"staging": \{[^]*?\n {4}\},\n/, ''));
    const { changed } = await runSync();
    expect(changed).toContain('apps/payments/deploy/staging/task-definition.json');
    // The README links to each environment's dashboard.
    expect(changed.filter((path) => !path.includes('/staging'))).toEqual([
      'apps/payments/catalog-info.yaml',
    ]);
  });

  it.each([
    ['gatehouse.json', 'gatehouse.json', '{}', 'gatehouse.json:1:1 organisation'],
    [
      'base-images.json',
      'security/base-images.json',
      '{"build": 1}',
      'security/base-images.json: build must be',
    ],
  ])('writes nothing if %s is invalid', async (_what, file, text, message) => {
    workspace.write(file, text);
    rmSync(at('Dockerfile'));
    await expect(runSync()).rejects.toThrow(message);
    expect(() => read('Dockerfile')).toThrow();
  });

  it('leaves a service with an invalid manifest unchanged', async () => {
    writeTo('service.json', '{}');
    rmSync(at('Dockerfile'));
    expect((await runSync()).changed).toEqual([]);
  });
});
