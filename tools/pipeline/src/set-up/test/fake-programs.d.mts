/** See fake-programs.mjs. */
export function runFake(
  name: string,
  args: readonly string[],
  world: { root: string; endpointOf: (account: string) => string },
): Promise<{ code: number; output: string }>;
