import { imageInputs } from './image-inputs.ts';
import { sampleWorkspace } from './test/sample-workspace.ts';

const { root, make, write, remove } = sampleWorkspace();
afterAll(remove);

it("are the files in the bundle and beside it, and the packages' entries in the lockfile", async () => {
  make(
    `import { used } from './used.ts';\nimport { it } from 'it';\nconsole.log(used, it);`,
    {
      'node_modules/it': { files: `exports.it = require('./data.json');` },
      'node_modules/other': { files: '' },
    },
    ['other'],
  );
  write('node_modules/it/data.json', '[]');
  write('apps/a/src/used.ts', `import data from './data.json';\nexport const used = data;`);
  write('apps/a/src/data.json', '[]');
  write('apps/a/src/unused.ts', '');
  write('apps/a/src/main.spec.ts', '');
  write('apps/a/src/views/home.ejs', '');
  write('apps/a/service.json', '// comment\n{ "bundle": { "assets": ["src/views"] } }');
  const { files, packages } = await imageInputs(root, 'apps/a');
  expect(files).toEqual([
    'apps/a/src/data.json',
    'apps/a/src/main.ts',
    'apps/a/src/used.ts',
    'apps/a/src/views/home.ejs',
  ]);
  expect(packages.map(({ location }) => location)).toEqual(['apps/a', 'node_modules/it']);
});
