import type { Repository } from '../github/repository.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/** An empty private repository; a public one is created manually, because that is a decision. */
export const repositoryStep: AutomaticStep = {
  id: 'github/repository',
  isGate: true,
  title: 'The repository exists on GitHub',
  kind: 'automatic',
  places: [],
  needs: ['sign-in/github'],
  async check({ github, workspace }) {
    const settings = workspace();
    const found = await github.get<Repository & { archived?: boolean }>(repositoryPath(settings));
    if (found === undefined)
      return missing(`there is no ${settings.organisation}/${settings.repository}`);
    if (found.archived) return differs('it is archived', 'gh repo unarchive');
    return done(`${found.private ? 'private' : 'public'}, id ${found.id}`);
  },
  async apply({ github, workspace }) {
    const { organisation, repository: name } = workspace();
    const owner = await github.get<{ type: string }>(`/users/${organisation}`);
    const path = owner?.type === 'User' ? '/user/repos' : `/orgs/${organisation}/repos`;
    await github.post(path, { name, private: true });
  },
};
