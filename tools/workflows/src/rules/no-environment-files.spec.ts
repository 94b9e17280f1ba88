import { complaintsOf } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { noEnvironmentFiles } from './no-environment-files.ts';

const complaints = (run: string) => complaintsOf(noEnvironmentFiles, ofStep(`run: ${run}`));

describe('no-environment-files', () => {
  it.each([
    ['GITHUB_ENV', 'cat from-outside >> "$GITHUB_ENV"'],
    ['GITHUB_PATH', 'echo bin >> $GITHUB_PATH'],
    ['::set-env', `'echo "::set-env name=NODE_OPTIONS::--import evil"'`],
    ['::add-path', `'echo "::add-path::bin"'`],
  ])('finds %s', (name, run) => {
    expect(complaints(run)).toEqual([`6 "${name}" reaches later steps`]);
  });

  it('is content with outputs, which only those take that name them', () => {
    expect(complaints('npx gatehouse affected >> "$GITHUB_OUTPUT"')).toEqual([]);
  });
});
