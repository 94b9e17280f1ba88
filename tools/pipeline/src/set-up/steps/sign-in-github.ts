import { done, missing, type PersonalStep } from '../step.ts';

interface User {
  readonly login: string;
}

interface Account {
  readonly type: string;
}

interface Membership {
  readonly role: string;
}

/**
 * The person is an administrator of the organisation, or is the account that owns the repository.
 */
export const signInToGitHub: PersonalStep = {
  id: 'sign-in/github',
  isGate: true,
  title: 'You are signed in to GitHub as an administrator of the organisation',
  kind: 'manual',
  places: [],
  needs: ['settings'],
  instructions: [
    'Sign in as an administrator of the organisation, with the scopes that set-up needs:',
    '$ gh auth login --scopes repo,workflow,admin:org',
  ],
  async check({ github, workspace }) {
    const { organisation } = workspace();
    const user = await github.get<User>('/user');
    if (user === undefined) return missing('the token belongs to no user');
    const owner = await github.get<Account>(`/users/${organisation}`);
    if (owner === undefined) return missing(`GitHub has no organisation ${organisation}`);
    if (owner.type === 'User')
      return user.login.toLowerCase() === organisation.toLowerCase()
        ? done(`${user.login}, the owner`)
        : missing(`${user.login} is signed in, and ${organisation} is another person's account`);
    const membership = await github.get<Membership>(`/user/memberships/orgs/${organisation}`);
    return membership?.role === 'admin'
      ? done(`${user.login}, administrator of ${organisation}`)
      : missing(`${user.login} is no administrator of ${organisation}`);
  },
};
