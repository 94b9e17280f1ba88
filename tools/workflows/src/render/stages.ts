import { deployedEnvironments, type Workspace } from '@gatehouse/service-manifest';

/** An environment as the workflows see it. */
export interface Stage {
  readonly name: string;
  /** Environments that must have been deployed to, and tried, before this one. */
  readonly after: readonly string[];
  /** Teams of which one member approves each deployment; none where nobody is asked. */
  readonly reviewers: readonly string[];
}

/** The environments in the order of a release. */
export function stagesOf(workspace: Workspace): Stage[] {
  let current: string[] = [];
  let before: string[] = [];
  return deployedEnvironments(workspace).map((name) => {
    const settings = workspace.environments[name]!;
    if (settings.parallel !== true) {
      before = current;
      current = [];
    }
    current.push(name);
    return { name, after: before, reviewers: reviewersOf(workspace, settings) };
  });
}

/** Production is approved by the platform team where the settings name nobody. */
export function reviewersOf(
  { github }: Workspace,
  settings: {
    readonly production?: boolean | undefined;
    readonly reviewers?: readonly string[] | undefined;
  },
): readonly string[] {
  return settings.reviewers ?? (settings.production === true ? [teamsOf({ github }).platform] : []);
}

/** Teams by what they look after. */
export function teamsOf({ github }: Pick<Workspace, 'github'>) {
  const {
    platform = 'platform',
    services = 'services',
    security = 'security',
  } = github?.teams ?? {};
  return { platform, services, security };
}
