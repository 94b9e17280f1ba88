import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { names, type GeneratorCallback } from '@nx/devkit';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import { syntaxProblems } from '../test/valid-source.ts';
import { ownVersion } from '../workspace/own-package.ts';
import service from './generator.ts';
import { nextSteps } from './next-steps.ts';
import type { ServiceOptions } from './options.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = temporaryWorkspace()));
afterEach(() => workspace.remove());

const generate = (options: ServiceOptions) => workspace.generate((tree) => service(tree, options));
const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const manifestOf = (name: string) =>
  JSON.parse(read(`apps/${name}/service.json`)) as Record<string, unknown>;

describe('nx generate service', () => {
  it('writes all files of a service, and nothing outside its folder', async () => {
    expect(
      await generate({ name: 'payments', tables: 'payments', topics: 'news, alerts' }),
    ).toMatchSnapshot();
  });

  describe('the generated files', () => {
    const generated = temporaryWorkspace();
    beforeAll(() =>
      generated.generate((tree) =>
        service(tree, {
          name: 'payments',
          description: "Takes what's due",
          tables: 'payments',
          topics: 'news,alerts',
          buckets: 'receipts',
        }),
      ),
    );
    afterAll(() => generated.remove());

    it.each([
      'package.json',
      'service.json',
      'src/service.ts',
      'src/configuration.ts',
      'src/checks.ts',
      'src/checks/payments-table.ts',
      'src/checks/topics.ts',
      'src/checks/receipts-bucket.ts',
      'src/service.spec.ts',
      'README.md',
    ])('contain %s as a team would write it by hand', (file) => {
      const text = readFileSync(join(generated.root, 'apps/payments', file), 'utf8');
      // A release changes the version of Gatehouse's packages.
      const own = new RegExp(`"(\\^?)${ownVersion().replaceAll('.', '\\.')}"`, 'g');
      expect(text.replace(own, '"$1OWN"')).toMatchSnapshot();
    });
  });

  it('changes nothing the second time', async () => {
    const options = { name: 'payments', tables: 'payments', secrets: 'bank=payments/bank' };
    await generate(options);
    expect(await generate(options)).toEqual([]);
  });

  it('changes nothing if other generators have added grants, secrets and calls since', async () => {
    const options = { name: 'payments', tables: 'payments' };
    await generate(options);
    const { grants, secrets, ...manifest } = manifestOf('payments') as {
      grants: object[];
      secrets: object;
    };
    workspace.write(
      'apps/payments/service.json',
      JSON.stringify({
        ...manifest,
        calls: ['orders'],
        grants: [{ topic: 'news', access: 'publish' }, ...grants],
        secrets: { ...secrets, bank: 'payments/bank' },
      }),
    );
    expect(await generate(options)).toEqual([]);
    await expect(generate({ name: 'payments', tables: 'other' })).rejects.toThrow(
      'apps/payments exists',
    );
  });

  it('gives each service the next free port, unless one is given', async () => {
    await generate({ name: 'one' });
    await generate({ name: 'two', port: 3002 });
    await generate({ name: 'three' });
    await generate({ name: 'four' });
    expect(['one', 'two', 'three', 'four'].map((name) => manifestOf(name)['port'])).toEqual([
      3000, 3002, 3001, 3003,
    ]);
  });

  it('builds with exactly the packages that the service is made of', async () => {
    await generate({ name: 'payments' });
    const copied = read('apps/payments/Dockerfile').match(/^COPY \S+\/package.json/gm);
    expect(copied).toEqual([
      'COPY apps/payments/package.json',
      'COPY libs/logging/package.json',
      'COPY libs/service-kit/package.json',
    ]);
  });

  it.each(['delete', 'checks', 'run-service', 'service'])(
    'writes sources that compile for a service called %s',
    async (name) => {
      const changed = await generate({ name });
      const sources = changed.filter((path) => path.endsWith('.ts'));
      expect(sources).toContain(`apps/${name}/src/service.ts`);
      // Service names are only in strings, so every valid name compiles.
      const constant = names(name).propertyName;
      for (const path of sources) {
        expect([path, syntaxProblems(read(path))]).toEqual([path, []]);
        expect([path, read(path)]).toEqual([
          path,
          expect.not.stringMatching(`const ${constant}:.*'${name}'`),
        ]);
      }
      expect(read(`apps/${name}/src/main.ts`)).toContain('await runService(service);');
    },
  );

  it('lists the next steps', async () => {
    expect(nextSteps('payments', { port: 3005 } as never)).toMatchSnapshot();
    let callback: GeneratorCallback | undefined;
    await workspace.generate(async (tree) => {
      callback = await service(tree, { name: 'payments' });
    });
    expect(callback).toBeInstanceOf(Function);
  });
});
