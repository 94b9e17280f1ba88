import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from './repository.ts';

/** A workspace with the settings and packages of this one, and one library, whose test fails. */
export function workspaceWithFailingTest(root: string): void {
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
