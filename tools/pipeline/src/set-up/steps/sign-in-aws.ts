import type { Workspace } from '@gatehouse/service-manifest';
import { AwsError } from '../../aws/aws-error.ts';
import { targetsOf } from '../aws/aws-targets.ts';
import { differs, done, missing, type PersonalStep } from '../step.ts';
import { sessionOf } from './aws-profiles.ts';

/** The credentials of each target are valid, and for its account. */
export const signInToAws = (workspace: Workspace): PersonalStep => ({
  id: 'sign-in/aws',
  isGate: true,
  title: 'You are signed in to AWS, in the account of each place',
  kind: 'manual',
  places: [],
  needs: ['profiles'],
  instructions: [
    'Sign in with the role AdministratorAccess, or export credentials if there is one account:',
    `$ aws sso login --sso-session ${sessionOf(workspace)}`,
  ],
  async check({ aws, workspace }) {
    const places = targetsOf(workspace());
    const seen = await Promise.all(
      places.map(async (place) => {
        try {
          const { Account } = await aws(place).sts.getCallerIdentity({});
          return Account === place.account
            ? undefined
            : `${place.name} is in ${place.account}, and its credentials are for ${Account}`;
        } catch (error) {
          if (error instanceof AwsError && error.code === undefined) throw error;
          return `${place.name}: ${(error as Error).message}`;
        }
      }),
    );
    const problems = seen.filter((problem) => problem !== undefined);
    if (problems.length === 0)
      return done(`accounts ${[...new Set(places.map(({ account }) => account))].join(', ')}`);
    return problems.some((problem) => problem.includes('its credentials are for'))
      ? differs(problems.join('; '))
      : missing(problems[0]!);
  },
});
