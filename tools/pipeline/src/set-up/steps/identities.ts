import { GatehouseError } from '@gatehouse/service-manifest';
import { repositoryPath } from '../github/repository-path.ts';
import { setSetting } from '../local/settings-file.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';
import type { Repository } from '../github/repository.ts';

/** Ids of organisation and repository: AWS roles trust them, because names can change owners. */
export const identities: AutomaticStep = {
  id: 'identities',
  isGate: true,
  title: 'gatehouse.json has the ids of the organisation and the repository',
  kind: 'automatic',
  places: [],
  needs: ['github/repository'],
  async check({ github, workspace }) {
    const settings = workspace();
    const repository = await github.get<Repository>(repositoryPath(settings));
    const lacking: string[] = [];
    for (const [name, set, actual] of [
      ['organisationId', settings.organisationId, repository?.owner.id],
      ['repositoryId', settings.repositoryId, repository?.id],
    ] as const) {
      if (set === undefined) lacking.push(name);
      else if (set !== actual)
        // Not corrected automatically: the name may belong to another owner now.
        return differs(
          `gatehouse.json has ${name} ${set}, and GitHub says ${actual}`,
          `if this is your repository, remove ${name} from gatehouse.json, and run "npx gatehouse set-up"`,
        );
    }
    return lacking.length === 0
      ? done(`organisation ${settings.organisationId}, repository ${settings.repositoryId}`)
      : missing(`gatehouse.json has no ${lacking.join(' and no ')}`);
  },
  async apply({ github, workspace, root }) {
    const settings = workspace();
    const repository = await github.get<Repository>(repositoryPath(settings));
    if (repository === undefined)
      throw new GatehouseError('GH-SETUP-002', 'The repository is not there');
    if (settings.organisationId === undefined)
      setSetting(root, ['organisationId'], repository.owner.id);
    if (settings.repositoryId === undefined) setSetting(root, ['repositoryId'], repository.id);
  },
};
