/** The only roles for GitHub jobs; AWS has no long-lived keys. */
export type GithubRoleName =
  'build' | 'gate' | 'rescan' | 'compact' | 'report' | 'deploy' | 'infrastructure' | 'status';

interface Takers {
  /**
   * Files in `.github/workflows` whose own jobs may assume the role; if one calls another, the called
   * one counts.
   */
  readonly workflows: readonly string[];
  /**
   * Whether the job must first pass the protection rules of the GitHub environment of the same name.
   */
  readonly inEnvironment: boolean;
  /** Minutes for which a session of the role is valid. Default: 60. A job with the role takes no longer. */
  readonly sessionMinutes?: number;
  /** Whether the registry has one, and whether each environment has one. */
  readonly of: { readonly registry: boolean; readonly environments: boolean };
}

/**
 * The roles and the workflows that may assume them. The trust policies are rendered from it, and the
 * workflows are checked against it.
 *
 * The gate has its own file: AWS cannot distinguish the jobs of one file. A job that builds an image
 * executes the image's sources, which must not be able to sign that the image passed.
 */
export const GITHUB_ROLES: Readonly<Record<GithubRoleName, Takers>> = {
  build: {
    workflows: ['deliver-service'],
    inEnvironment: false,
    of: { registry: true, environments: false },
  },
  gate: { workflows: ['gate'], inEnvironment: false, of: { registry: true, environments: false } },
  // Gates running images again: reads and records like the gate, announces a red night, and cannot sign.
  rescan: {
    workflows: ['rescan', 'rescan-batch'],
    inEnvironment: false,
    of: { registry: true, environments: false },
  },
  // Copies records into segments. Reports trust segments, so no other role may write them.
  compact: {
    workflows: ['records'],
    inEnvironment: false,
    of: { registry: true, environments: false },
  },
  // Reads all records, stores the weekly report beside them and announces it.
  report: {
    workflows: ['report'],
    inEnvironment: false,
    of: { registry: true, environments: false },
  },
  // The stacks of the commit (30 minutes at most), the deployment (20) and its bake (60).
  deploy: {
    workflows: ['deliver-service', 'rollback'],
    inEnvironment: true,
    sessionMinutes: 120,
    of: { registry: false, environments: true },
  },
  infrastructure: {
    workflows: ['infrastructure'],
    inEnvironment: true,
    of: { registry: true, environments: true },
  },
  // Read-only: the deployed versions, and the changes that a stack would make. It needs no approval.
  status: {
    workflows: ['deliver', 'rescan', 'superseded'],
    inEnvironment: false,
    of: { registry: true, environments: true },
  },
};

/** Minutes for which a session of a role is valid. */
export const sessionMinutesOf = (role: GithubRoleName): number =>
  GITHUB_ROLES[role].sessionMinutes ?? 60;
