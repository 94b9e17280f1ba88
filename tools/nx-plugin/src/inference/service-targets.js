/** @typedef {import('@nx/devkit').TargetConfiguration} TargetConfiguration */

/**
 * The bundle: one file that Node runs as it is, third-party packages included.
 * @type {TargetConfiguration}
 */
const build = {
  executor: '@nx/esbuild:esbuild',
  cache: true,
  inputs: ['production', '^production', { externalDependencies: ['esbuild'] }],
  outputs: ['{options.outputPath}'],
  options: {
    main: '{projectRoot}/src/main.ts',
    outputPath: '{projectRoot}/dist/bundle',
    tsConfig: '{projectRoot}/tsconfig.json',
    bundle: true,
    thirdParty: true,
    platform: 'node',
    format: ['esm'],
    minify: true,
    sourcemap: true,
    skipTypeCheck: true,
    declaration: false,
    generatePackageJson: false,
    deleteOutputPath: true,
    esbuildOptions: {
      target: 'node20',
      mainFields: ['module', 'main'],
      outExtension: { '.js': '.js' },
      // Bundled CommonJS packages ask for Node's own modules with require.
      banner: {
        js: "import{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);",
      },
    },
  },
  metadata: { technologies: ['esbuild'], description: 'Bundle the service into one file' },
};

/**
 * The service itself, against the embedded AWS.
 * @type {TargetConfiguration}
 */
const serve = {
  executor: 'nx:run-commands',
  continuous: true,
  dependsOn: [{ projects: ['@gatehouse/local-aws'], target: 'serve' }],
  options: {
    command: 'node --import tsx ../../tools/dev-server/src/main.ts',
    cwd: '{projectRoot}',
  },
  metadata: { technologies: ['node'], description: 'Run the service against the embedded AWS' },
};

/**
 * What can be done with every service.
 * @type {Record<string, TargetConfiguration>}
 */
export const serviceTargets = { build, serve };
