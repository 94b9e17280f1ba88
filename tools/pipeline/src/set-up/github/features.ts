import type { SetUpContext } from '../context.ts';
import type { Repository } from './repository.ts';
import { repositoryPath } from './repository-path.ts';

/** The features that GitHub offers for the repository. */
export interface Features {
  /** Such as `enterprise`; irrelevant for a public repository. */
  readonly plan: string;
  readonly isPublic: boolean;
  /** Attestations, merge queues, and required reviewers of environments. */
  readonly all: boolean;
  /** Rulesets, and branch policies of environments. */
  readonly protection: boolean;
}

/** https://docs.github.com/en/get-started/learning-about-github/githubs-plans */
export async function featuresOf({ github, workspace }: SetUpContext): Promise<Features> {
  const settings = workspace();
  const repository = await github.get<Repository>(repositoryPath(settings));
  const isPublic = repository?.private === false;
  const owner = repository?.owner.type === 'User' ? '/user' : `/orgs/${settings.organisation}`;
  const plan = (await github.get<{ plan?: { name: string } }>(owner))?.plan?.name ?? 'unknown';
  return {
    ...{ plan, isPublic },
    all: isPublic || plan === 'enterprise',
    protection: isPublic || plan !== 'free',
  };
}
