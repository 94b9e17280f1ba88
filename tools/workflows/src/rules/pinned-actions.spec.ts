import { complaintsOf } from '../test/complaints-of.ts';
import { actionOf, ofJob, ofStep } from '../test/workflows.ts';
import { pinnedActions } from './pinned-actions.ts';

const SHA = 'a'.repeat(40);
const PINS = {
  'security/action-pins.json': `{"actions/checkout":{"tag":"v7.0.1","sha":"${SHA}"}}`,
};
const complaints = (text: string, file = '.github/workflows/a.yml') =>
  complaintsOf(pinnedActions, { ...PINS, [file]: text });
const RIGHT = `must be "@${SHA} # v7.0.1", as in security/action-pins.json`;

describe('pinned-actions', () => {
  it.each([
    ['a tag', 'actions/checkout@v7.0.1'],
    ['a branch', 'actions/checkout@main'],
    ['another commit', `actions/checkout@${'b'.repeat(40)} # v7.0.1`],
    ['a commit that begins in the same way', `actions/checkout@${SHA.slice(0, 12)} # v7.0.1`],
    ['no version behind it', `actions/checkout@${SHA}`],
    ['another version behind it', `actions/checkout@${SHA} # v7.0.0`],
  ])('finds %s', (_, uses) => {
    expect(complaints(ofStep(`uses: ${uses}`))).toEqual([`6 ${uses.split(' ')[0]} ${RIGHT}`]);
  });

  it.each([
    ['an action that nobody has looked at', `evil/action@${SHA} # v1`],
    ['an image', 'docker://alpine:3'],
  ])('finds %s', (_, uses) => {
    expect(complaints(ofStep(`uses: ${uses}`))).toEqual([
      `6 ${uses.split(' ')[0]} is not in security/action-pins.json: look at its code first`,
    ]);
  });

  it('looks into called workflows of others, and into our own actions', () => {
    expect(complaints(ofJob('uses: evil/flow/.github/workflows/a.yml@v1'))).toHaveLength(1);
    expect(
      complaints(actionOf('uses: actions/checkout@v7'), '.github/actions/mine/action.yml'),
    ).toEqual([`.github/actions/mine/action.yml:4 actions/checkout@v7 ${RIGHT}`]);
  });

  it('is content with the commit and its tag, of what is in a folder too, and with what is ours', () => {
    expect(complaints(ofStep(`uses: actions/checkout@${SHA} # v7.0.1`))).toEqual([]);
    expect(complaints(ofStep(`uses: actions/checkout/sub@${SHA} # v7.0.1`))).toEqual([]);
    expect(complaints(ofStep('uses: ./.github/actions/mine'))).toEqual([]);
  });
});
