/** The settings of a workspace with the ids that set-up would find. */
export function withIds(settings: string): string {
  const { environments, ...rest } = JSON.parse(settings.replaceAll(/^\s*\/\/.*$/gm, '')) as {
    environments: Record<string, object>;
  };
  const hostedZone = 'Z0123456789ABCDEFGHIJ';
  return JSON.stringify({
    ...rest,
    organisationId: 1_000_001,
    repositoryId: 2_000_002,
    environments: Object.fromEntries(
      Object.entries(environments).map(([name, each]) => [name, { ...each, hostedZone }]),
    ),
  });
}
