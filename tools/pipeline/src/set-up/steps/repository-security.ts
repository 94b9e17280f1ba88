import type { SetUpContext } from '../context.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, type AutomaticStep } from '../step.ts';
import type { Repository } from '../github/repository.ts';

/** Dependabot opens pull requests, and vulnerabilities are reported privately, as SECURITY.md says. */
export const repositorySecurity: AutomaticStep = {
  id: 'github/security',
  title: 'Dependabot alerts and updates, and private reports of vulnerabilities, are on',
  kind: 'automatic',
  places: [],
  needs: ['github/repository'],
  async check(context) {
    const off = await settingsThatAreOff(context);
    return off.length === 0 ? done('on') : differs(`off: ${off.join(', ')}`);
  },
  async apply(context) {
    for (const setting of await settingsThatAreOff(context))
      await context.github.put(repositoryPath(context.workspace(), `/${setting}`));
  },
};

/** https://docs.github.com/en/rest/repos/repos */
async function settingsThatAreOff({ github, workspace }: SetUpContext): Promise<string[]> {
  const path = (below: string) => repositoryPath(workspace(), below);
  const repository = await github.get<Repository>(path(''));
  const alerts = await github.get(path('/vulnerability-alerts'));
  const fixes = await github.get<{ enabled: boolean }>(path('/automated-security-fixes'));
  // Everyone with access to a private repository can write to its team.
  const reports =
    repository?.private === false
      ? await github.get<{ enabled: boolean }>(path('/private-vulnerability-reporting'))
      : { enabled: true };
  return [
    ...(alerts === undefined ? ['vulnerability-alerts'] : []),
    ...(fixes?.enabled ? [] : ['automated-security-fixes']),
    ...(reports?.enabled ? [] : ['private-vulnerability-reporting']),
  ];
}
