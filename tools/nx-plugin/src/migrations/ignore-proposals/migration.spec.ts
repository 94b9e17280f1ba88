import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyWorkspace } from '../../test/temporary-workspace.ts';
import ignoreProposals from './migration.ts';

const workspace = emptyWorkspace();
afterAll(() => workspace.remove());

const migrate = async (nxJson: object) => {
  workspace.write('nx.json', JSON.stringify(nxJson));
  const changed = await workspace.generate(ignoreProposals);
  return {
    changed,
    json: JSON.parse(readFileSync(join(workspace.root, 'nx.json'), 'utf8')) as object,
  };
};

it('keeps proposals out of the input "production", once', async () => {
  const production = ['default', '!{projectRoot}/**/*.spec.ts'];
  const { json } = await migrate({ namedInputs: { production } });
  expect(json).toEqual({
    namedInputs: { production: [...production, '!{projectRoot}/**/*.gatehouse-proposal'] },
  });
  expect((await migrate(json)).changed).toEqual([]);
});

it.each([{}, { namedInputs: { production: ['{projectRoot}/src/**/*'] } }])(
  'leaves a workspace without the generated list unchanged: %j',
  async (nxJson) => expect((await migrate(nxJson)).changed).toEqual([]),
);
