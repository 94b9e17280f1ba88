import type { SetUpContext } from '../context.ts';
import { succeeded } from '../local/programs.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/** What set-up and `nx sync` write. */
const OURS =
  /^(?:gatehouse\.json|(?:\.github\/|docs\/)?CODEOWNERS|\.github\/(?:workflows|actions)\/.+|apps\/[^/]+\/(?:deploy\/.+|Dockerfile(?:\.dockerignore)?|catalog-info\.yaml)|(?:.+\/)?tsconfig(?:\.\w+)?\.json)$/;

/** Everything is committed, so that what is pushed is what was deployed. */
export const commit = (needs: readonly string[]): AutomaticStep => ({
  id: 'commit',
  title: 'What set-up has written is committed',
  kind: 'automatic',
  places: [],
  needs,
  async check(context) {
    const changed = await changedFiles(context);
    if (changed.length === 0) return done('nothing to commit');
    const others = changed.filter((file) => !OURS.test(file));
    return others.length === 0
      ? missing(changed.join(', '))
      : differs(
          `there are uncommitted changes: ${others.slice(0, 5).join(', ')}`,
          'git commit or git stash what set-up did not write',
        );
  },
  async apply(context) {
    const { programs } = context;
    const files = (await changedFiles(context)).filter((file) => OURS.test(file));
    await succeeded('git add', programs.git('add', '--', ...files));
    await succeeded(
      'git commit',
      programs.git('commit', '--message', 'chore: set up the workspace', '--', ...files),
    );
  },
});

/** https://git-scm.com/docs/git-status#_porcelain_format_version_1 */
async function changedFiles({ programs }: SetUpContext): Promise<string[]> {
  const { stdout } = await succeeded(
    'git status',
    programs.git('status', '--porcelain', '-z', '--untracked-files=all', '--no-renames'),
  );
  return stdout.split('\0').flatMap((entry) => (entry === '' ? [] : entry.slice(3)));
}
