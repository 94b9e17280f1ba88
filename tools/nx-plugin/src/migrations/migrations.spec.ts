import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { valid } from 'semver';
import { previousWorkspace } from '../test/previous-workspace.ts';
import mergeGeneratedFiles from './merge-generated-files/migration.ts';

const folder = join(import.meta.dirname, '../..');
const { generators } = JSON.parse(readFileSync(join(folder, 'migrations.json'), 'utf8')) as {
  generators: Record<string, { version: string; description: string; implementation: string }>;
};

it.each(Object.entries(generators))(
  'gives the migration %s a version, a description, and its own folder',
  (name, { version, description, implementation }) => {
    expect(valid(version)).toBe(version);
    expect(description).not.toBe('');
    expect(implementation).toBe(`./src/migrations/${name}/migration.ts`);
    expect(existsSync(join(folder, implementation))).toBe(true);
  },
);

it('runs the migration of every release last, and upgrades all services', async () => {
  expect(Object.keys(generators).at(-1)).toBe('merge-generated-files');
  const workspace = await previousWorkspace();
  try {
    let said: string[] = [];
    const changed = await workspace.generate(
      async (tree) => void (said = await mergeGeneratedFiles(tree)),
    );
    expect(changed).toContain('apps/payments/src/greetings/greetings.spec.ts');
    expect(said.join('\n')).toMatch(/^2 packages follow the templates of .*: \d+ updated\./);
  } finally {
    workspace.remove();
  }
});
