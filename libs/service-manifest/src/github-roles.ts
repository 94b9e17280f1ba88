/** Roles that jobs of GitHub take, and the only ones: nothing of AWS has a key of its own. */
export type GithubRoleName =
  'build' | 'gate' | 'rescan' | 'compact' | 'report' | 'deploy' | 'infrastructure' | 'status';

interface Takers {
  /** Files in `.github/workflows` whose own jobs may take the role; where one calls another, the called one counts. */
  readonly workflows: readonly string[];
  /** Whether the job has to pass the protection rules of GitHub's environment of the same name first. */
  readonly inEnvironment: boolean;
  /** Whether the registry, and whether each environment, has one. */
  readonly of: { readonly registry: boolean; readonly environments: boolean };
}

/**
 * Who takes which role. The trust policies are made of it, and the workflows are checked against it.
 *
 * The gate has a file of its own: jobs of one file cannot be told apart by AWS, and what builds an image runs
 * what the image is made of, which must not be able to sign that it passed.
 */
export const GITHUB_ROLES: Readonly<Record<GithubRoleName, Takers>> = {
  build: {
    workflows: ['deliver-service'],
    inEnvironment: false,
    of: { registry: true, environments: false },
  },
  gate: { workflows: ['gate'], inEnvironment: false, of: { registry: true, environments: false } },
  // Gates again what runs: reads and records what the gate does, and cannot sign.
  rescan: {
    workflows: ['rescan-batch'],
    inEnvironment: false,
    of: { registry: true, environments: false },
  },
  // Copies records into segments: a report trusts them, so that nothing else may write any.
  compact: {
    workflows: ['records'],
    inEnvironment: false,
    of: { registry: true, environments: false },
  },
  // Reads the records of all, keeps the weekly report beside them and announces it.
  report: {
    workflows: ['report'],
    inEnvironment: false,
    of: { registry: true, environments: false },
  },
  deploy: {
    workflows: ['deliver-service', 'rollback'],
    inEnvironment: true,
    of: { registry: false, environments: true },
  },
  infrastructure: {
    workflows: ['infrastructure'],
    inEnvironment: true,
    of: { registry: true, environments: true },
  },
  // Only reads: what is deployed, what a stack would change. It has to wait for nobody.
  status: {
    workflows: ['deliver', 'infrastructure', 'rescan', 'superseded'],
    inEnvironment: false,
    of: { registry: true, environments: true },
  },
};
