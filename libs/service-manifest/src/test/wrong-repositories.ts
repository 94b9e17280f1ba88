import { production, type WrongWorkspace } from './wrong-workspace.ts';

/** Workspaces with invalid settings of the repository. */
export const WRONG_REPOSITORIES: WrongWorkspace[] = [
  [
    'the id of an organisation as text',
    () => ({ organisationId: '1000001' }),
    'organisationId: must be a whole number from 1 to 9007199254740991 (an id of GitHub), not "1000001"',
  ],
  [
    'a name where the id of a repository is',
    () => ({ repositoryId: 'services' }),
    'repositoryId: must be a whole number from 1',
  ],
  [
    'a reviewer that is no team',
    production({ reviewers: ['acme/platform'] }),
    'environments.production.reviewers[0]: must be a team of the organisation such as platform, or a person such as @ann, not "acme/platform"',
  ],
  [
    'more reviewers than GitHub takes',
    production({ reviewers: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }),
    'environments.production.reviewers: must be 6 teams at most',
  ],
  [
    'a check with the name of a rendered workflow',
    () => ({ github: { checks: ['gate'] } }),
    'github.checks[0]: "gate" is what Gatehouse calls one of its own; choose another name',
  ],
  [
    'a check that is required twice',
    () => ({ github: { checks: ['licences', 'licences'] } }),
    'github.checks[1]: "licences" is a duplicate',
  ],
  [
    'a check that is a file',
    () => ({ github: { checks: ['licences.yml'] } }),
    'github.checks[0]: must be the name of a workflow of your own, without .yml, not "licences.yml"',
  ],
  [
    'owners of a path with a space',
    () => ({ github: { owners: { '/apps/my app/': ['platform'] } } }),
    'must be a path from the top of the workspace such as /apps/payments/, without spaces',
  ],
  [
    'a path without an owner',
    () => ({ github: { owners: { '/apps/payments/': [] } } }),
    'must have one team or more',
  ],
];
