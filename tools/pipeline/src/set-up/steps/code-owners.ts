import { join } from 'node:path';
import { ownedBy, readCodeOwners, teamOf } from '../local/code-owners.ts';
import { replaceFile } from '../local/settings-file.ts';
import { differs, done, type AutomaticStep } from '../step.ts';

/** GitHub ignores an owner that is a team of another organisation. */
export const codeOwners: AutomaticStep = {
  id: 'code-owners',
  title: 'The teams of CODEOWNERS are those of the organisation',
  kind: 'automatic',
  places: [],
  needs: ['settings'],
  check: ({ root, workspace }) => {
    const { organisation } = workspace();
    const file = readCodeOwners(root);
    if (file === undefined) return Promise.resolve(done('there is no CODEOWNERS'));
    const others = file.owners.filter((owner) => {
      const team = teamOf(owner);
      return team && team.organisation.toLowerCase() !== organisation.toLowerCase();
    });
    return Promise.resolve(
      others.length === 0
        ? done(`${file.file}: ${file.owners.join(', ')}`)
        : differs(`${file.file} has ${others.join(', ')}`),
    );
  },
  apply: ({ root, workspace }) => {
    const file = readCodeOwners(root);
    if (file) replaceFile(join(root, file.file), ownedBy(file.text, workspace().organisation));
    return Promise.resolve();
  },
};
