/**
 * The configuration of Verdaccio, in JSON, which is YAML: everybody on this machine may publish packages of the
 * workspace; all others come from the machine's own registry.
 * @param own Names of the packages of the workspace.
 * @param upstream Address of the machine's own registry.
 */
export function registrySettings(
  own: readonly string[],
  upstream: string,
  storage: string,
): string {
  const everybody = { access: '$all', publish: '$all', unpublish: '$all' };
  return JSON.stringify({
    storage,
    uplinks: { upstream: { url: upstream, cache: true, timeout: '60s', max_fails: 20 } },
    packages: {
      ...Object.fromEntries(own.map((name) => [name, everybody])),
      '**': { access: '$all', proxy: 'upstream' },
    },
    web: { enable: false },
    max_body_size: '50mb',
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
  });
}
