import { teamsOf, type Workspace } from '@gatehouse/service-manifest';

/**
 * `.github/CODEOWNERS`. The last matching line decides, so the lines of the settings cannot override the teams after
 * them.
 */
export function codeowners(workspace: Workspace): string {
  const { platform, services, security } = teamsOf(workspace);
  const own = Object.entries(workspace.github?.owners ?? {});
  const rows: (readonly [string, ...string[]])[] = [
    ['*', platform],
    ['/apps/', services],
    ...own.map(([path, teams]) => [path, ...teams] as [string, ...string[]]),
    ['/apps/infrastructure/', platform],
    ['/apps/*/infrastructure.ts', platform],
    ...GRANTS.map((file) => [`/apps/*/deploy/*/${file}`, platform] as [string, ...string[]]),
    ['/gatehouse.json', platform, security],
    ['/security/', security],
    ['/.github/', platform, security],
  ];
  const width = Math.max(...rows.map(([path]) => path.length)) + 2;
  return [
    '# Who must review what. A grant in a manifest changes the policies that are rendered from it.\n',
    ...rows.map(
      ([path, ...teams]) =>
        `${path.padEnd(width)}${teams.map((team) => ownerOf(workspace, team)).join(' ')}\n`,
    ),
  ].join('');
}

/** Files that change with grants, calls or secrets. */
const GRANTS = ['task-role.json', 'execution-role.json', 'trust-policy.json'];

/** A team of the organisation, or a person as `@name`. */
const ownerOf = ({ organisation }: Workspace, team: string): string =>
  team.startsWith('@') ? team : `@${organisation}/${team}`;
