import type { InputDigests } from './input-digests.ts';
import type { DeploymentRecord } from '../record/record.ts';

/** Whether a service has to be deployed, and why. */
export interface Affected {
  readonly service: string;
  readonly affected: boolean;
  readonly because: string;
}

/** The recorded deployments, by environment and service. */
export type Deployed = ReadonlyMap<string, ReadonlyMap<string, DeploymentRecord>>;

/** Queries of the workspace, Git and Nx. */
export interface Sources {
  /** Input digests of the current sources; undefined for an unreadable service. */
  readonly inputs: InputDigests;
  readonly isInHistory: (commit: string) => Promise<boolean>;
  readonly servicesAffectedSince: (
    base: string,
    services: readonly string[],
  ) => Promise<ReadonlySet<string>>;
}

/**
 * Finds the services that are behind in some environment. Each is compared with what really runs
 * there, so a failed deployment is affected again and holds back no other service. A service in an
 * unknown state is deployed.
 */
export async function findAffected(
  services: readonly string[],
  deployed: Deployed,
  sources: Sources,
): Promise<Affected[]> {
  // For a record without inputs, only the commit is known.
  const commits = [...deployed.values()].flatMap((records) =>
    [...records.values()].flatMap(({ commit, inputs }) =>
      inputs === undefined && commit !== undefined ? [commit] : [],
    ),
  );
  /** Services that changed since a commit; undefined if the commit is not in the history. */
  const changed = new Map<string, ReadonlySet<string> | undefined>();
  for (const commit of new Set(commits))
    changed.set(
      commit,
      (await sources.isInHistory(commit))
        ? await sources.servicesAffectedSince(commit, services)
        : undefined,
    );

  return services.map((service) => {
    const reasons = [...deployed].flatMap(([environment, records]) => {
      const reason = whyAffected(service, environment, records.get(service));
      return reason === undefined ? [] : [`${environment}: ${reason}`];
    });
    return reasons.length > 0
      ? { service, affected: true, because: reasons.join('; ') }
      : { service, affected: false, because: 'unchanged since it was deployed' };
  });

  function whyAffected(
    service: string,
    environment: string,
    { commit, inputs }: Partial<DeploymentRecord> = {},
  ): string | undefined {
    if (inputs !== undefined) {
      const now = sources.inputs.get(service)?.get(environment);
      if (now === undefined) return 'what it is made of cannot be read';
      return now === inputs
        ? undefined
        : `differs from ${commit?.slice(0, 12) ?? 'what'}, which is deployed`;
    }
    if (commit === undefined) return 'it is not known what is deployed';
    const since = changed.get(commit);
    const short = commit.slice(0, 12);
    if (since === undefined) return `${short}, which is deployed, is not in the history`;
    return since.has(service) ? `changed since ${short}` : undefined;
  }
}
