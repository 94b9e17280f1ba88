import { complaintsOf } from '../test/complaints-of.ts';
import { dependabotCooldown } from './dependabot-cooldown.ts';

const FILE = '.github/dependabot.yml';
const complaints = (text: string) =>
  complaintsOf(dependabotCooldown, {
    [FILE]: text,
    '.github/actions/mine/action.yml': 'runs: { steps: [] }',
  }).map((complaint) => complaint.replace(`${FILE}:`, ''));

const update = (ecosystem: string, more = 'cooldown: { default-days: 7 }') =>
  `  - { package-ecosystem: ${ecosystem}, groups: { all: {} }, ` +
  `directories: [/, /.github/actions/*], ${more} }\n`;

describe('dependabot-cooldown', () => {
  it.each(['open-pull-requests-limit: 1', 'cooldown: { default-days: 3 }'])(
    'finds updates with "%s"',
    (more) => {
      expect(complaints(`updates:\n${update('npm', more)}${update('github-actions')}`)).toEqual([
        '2 Say "cooldown: { default-days: 7 }"',
      ]);
    },
  );

  it('finds what is in no group, and what nobody looks after', () => {
    const npm = '  - { package-ecosystem: npm, cooldown: { default-days: 7 } }\n';
    expect(complaints(`updates:\n${npm}`)).toEqual([
      '2 Say "groups:", or there is a pull request for each package',
      '1 Nothing looks after github-actions',
      '1 Nothing looks after what our own actions use: add /.github/actions/*',
    ]);
  });

  it('finds that there is no file', () => {
    expect(complaintsOf(dependabotCooldown, {})).toEqual([`${FILE}:1 There is no such file`]);
  });

  it('is content with seven days for both', () => {
    expect(complaints(`updates:\n${update('npm')}${update('github-actions')}`)).toEqual([]);
  });
});
