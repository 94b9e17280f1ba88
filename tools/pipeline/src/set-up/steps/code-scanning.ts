import { hasCodeScanning } from '@gatehouse/service-manifest';
import { GitHubError } from '../github/github-error.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/** GitHub refuses the results of codeql.yml while its own default set-up is on. */
export const codeScanning: AutomaticStep = {
  id: 'github/code-scanning',
  title: 'Code scanning takes the results of codeql.yml',
  kind: 'automatic',
  places: [],
  // A repository without a branch has no code scanning.
  needs: ['push'],
  async check({ github, workspace }) {
    if (!hasCodeScanning(workspace())) return done('gatehouse.json does without');
    try {
      const setup = await github.get<{ state: string }>(
        repositoryPath(workspace(), '/code-scanning/default-setup'),
      );
      if (setup === undefined) return missing('GitHub has no code scanning for the repository');
      return setup.state === 'not-configured'
        ? done('the default set-up is off')
        : differs(`the default set-up is ${setup.state}`);
    } catch (error) {
      if (!(error instanceof GitHubError) || error.status !== 403) throw error;
      // Private repositories need a licence for it, which is a decision; delivery does not depend on it.
      return done('not available: private repositories need GitHub Code Security');
    }
  },
  async apply({ github, workspace }) {
    await github.patch(repositoryPath(workspace(), '/code-scanning/default-setup'), {
      state: 'not-configured',
    });
  },
};
