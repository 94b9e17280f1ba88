import type { Workspace } from '@gatehouse/service-manifest';

/** The environments that a command is about: the one that is named, or all but those on somebody's laptop. */
export const environmentsOf = (
  { environments }: Workspace,
  named: string | undefined,
): readonly string[] =>
  named === undefined
    ? Object.keys(environments).filter((name) => environments[name]?.local !== true)
    : [named];
