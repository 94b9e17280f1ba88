import { complaintsOf } from '../test/complaints-of.ts';
import { actionOf, ofJob, ofStep } from '../test/workflows.ts';
import { pinnedActions } from './pinned-actions.ts';

const SHA = 'a'.repeat(40);
const PINS = {
  'security/action-pins.json': `{"actions/checkout":{"tag":"v7.0.1","sha":"${SHA}"}}`,
};
const IMAGE = `docker.io/library/alpine:3.24@sha256:${'c'.repeat(64)}`;
const complaints = (text: string, file = '.github/workflows/a.yml') =>
  complaintsOf(pinnedActions, {
    ...PINS,
    'security/tools/Dockerfile': `FROM ${IMAGE} AS alpine\n`,
    [file]: text,
  });
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

  it('finds an action that has not been reviewed', () => {
    expect(complaints(ofStep(`uses: evil/action@${SHA} # v1`))).toEqual([
      `6 evil/action@${SHA} is not in security/action-pins.json: review its code first`,
    ]);
  });

  it.each([IMAGE.replace(/@.*/, ''), IMAGE.replace('3.24', '3.25'), 'alpine@sha256:0'])(
    'finds the image %s, which differs from the pinned one',
    (image) => {
      expect(complaints(ofStep(`uses: docker://${image}`))).toEqual([
        `6 docker://${image} is not in security/tools/Dockerfile, with tag and digest`,
      ]);
    },
  );

  it('accepts the pinned image', () => {
    expect(complaints(ofStep(`uses: docker://${IMAGE}`))).toEqual([]);
  });

  it("follows calls of other repositories' workflows, and of our own actions", () => {
    expect(complaints(ofJob('uses: evil/flow/.github/workflows/a.yml@v1'))).toHaveLength(1);
    expect(
      complaints(actionOf('uses: actions/checkout@v7'), '.github/actions/mine/action.yml'),
    ).toEqual([`.github/actions/mine/action.yml:4 actions/checkout@v7 ${RIGHT}`]);
  });

  it('accepts the commit with its tag, also of an action in a folder, and our own actions', () => {
    expect(complaints(ofStep(`uses: actions/checkout@${SHA} # v7.0.1`))).toEqual([]);
    expect(complaints(ofStep(`uses: actions/checkout/sub@${SHA} # v7.0.1`))).toEqual([]);
    expect(complaints(ofStep('uses: ./.github/actions/mine'))).toEqual([]);
  });
});
