import { repositoryPath } from '../github/repository-path.ts';
import { succeeded } from '../local/programs.ts';
import { done, missing, type AutomaticStep } from '../step.ts';

/** The first push to main, which starts the first delivery. Later ones go through pull requests. */
export const push = (needs: readonly string[]): AutomaticStep => ({
  id: 'push',
  isGate: true,
  title: 'The branch main is on GitHub',
  kind: 'automatic',
  places: [],
  needs: ['remote', 'commit', 'github/actions', ...needs],
  async check({ github, workspace }) {
    const main = await github.get<{ commit: { sha: string } }>(
      repositoryPath(workspace(), '/branches/main'),
    );
    return main === undefined
      ? missing('GitHub has no branch main')
      : done(`main is at ${main.commit.sha.slice(0, 12)}`);
  },
  async apply({ programs }) {
    await succeeded('git push', programs.git('push', 'origin', 'HEAD:refs/heads/main'));
  },
});
