import { hasCodeScanning } from '@gatehouse/service-manifest';
import type { Repository } from '../github/repository.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { setSetting } from '../local/settings-file.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/**
 * Whether workflows send findings to GitHub. A private repository without GitHub Code Security refuses them, and may not
 * run CodeQL: its workflows are rendered without.
 */
export const codeSecurity: AutomaticStep = {
  id: 'github/code-security',
  isGate: true,
  title: 'Workflows use code scanning only if the repository has it',
  kind: 'automatic',
  places: [],
  needs: ['github/repository'],
  async check({ github, workspace }) {
    const settings = workspace();
    if (!hasCodeScanning(settings)) return done('gatehouse.json does without');
    const repository = await github.get<Repository>(repositoryPath(settings));
    if (repository?.private === false) return done('the repository is public');
    const { code_security: own, advanced_security: former } =
      repository?.security_and_analysis ?? {};
    if ([own, former].some((each) => each?.status === 'enabled'))
      return done('GitHub Code Security is on');
    const why = 'the repository is private, and GitHub Code Security is off';
    return settings.github?.codeScanning === undefined
      ? missing(why)
      : differs(why, 'turn it on, or set github.codeScanning to false in gatehouse.json');
  },
  apply({ root, workspace }) {
    if (workspace().github?.codeScanning === undefined)
      setSetting(root, ['github', 'codeScanning'], false);
    return Promise.resolve();
  },
};
