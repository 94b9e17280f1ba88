/** @typedef {import('@nx/devkit').TargetConfiguration} TargetConfiguration */
/** @typedef {import('./shipped-by.js').Shipped} Shipped */

const BUNDLER = '@gatehouse/bundle';

/**
 * The command of each target: a program of Gatehouse's packages. `{projectRoot}` is the service's folder. Words are
 * space-separated; no shell interprets them.
 */
export const COMMANDS = {
  build: 'gatehouse-build {projectRoot}',
  sbom: 'gatehouse-sbom {projectRoot}',
  container: 'gatehouse-container {projectRoot}',
  scan: 'gatehouse-scan {projectRoot}',
  'container-test': 'gatehouse-container-test {projectRoot}',
  gate: 'gatehouse gate --service={projectRoot}',
  deploy: 'gatehouse deploy --service={projectRoot}',
  rollback: 'gatehouse rollback --service={projectRoot}',
  status: 'gatehouse status --service={projectRoot}',
  serve: 'gatehouse-serve {projectRoot}',
};

/**
 * Runs the command of a target. The executor of the same name has its options, for `nx TARGET PROJECT --help`.
 * @param {keyof typeof COMMANDS} target
 */
const runs = (target) => ({
  executor: `@gatehouse/nx:${target}`,
  options: { command: COMMANDS[target] },
});

/**
 * The metadata that Nx Console and `nx graph` show.
 * @param {keyof typeof COMMANDS} target
 * @param {Record<string, unknown>} options Options of an example.
 */
const help = (target, options) => ({
  command: `npx ${COMMANDS[target].replace(/ \S*\{projectRoot\}$/, '')} --help`,
  example: { options },
});

/** Packages that the bundler needs at run time, if it is part of the workspace. */
const OF_BUNDLER = [
  'esbuild',
  'tsx',
  '@cyclonedx/cyclonedx-library',
  'jsonc-parser',
  'packageurl-js',
  'spdx-expression-parse',
  'yaml',
];

/**
 * The bundler itself, if it is part of the workspace.
 * @param {string | undefined} folder
 */
const bundlerInputs = (folder) =>
  folder === undefined
    ? []
    : [
        `{workspaceRoot}/${folder}/package.json`,
        `{workspaceRoot}/${folder}/bin/*.js`,
        `{workspaceRoot}/${folder}/src/**/*.{ts,cjs}`,
        `!{workspaceRoot}/${folder}/src/**/*.spec.ts`,
      ];

/**
 * The bundle: one file that Node can run, including third-party packages, with the lockfile and the bill of materials
 * of its contents.
 * @param {Shipped} shipped
 * @returns {TargetConfiguration}
 */
const build = ({ projects, packages, folders }) => ({
  ...runs('build'),
  cache: true,
  inputs: [
    'production',
    ...(projects.length > 0 ? [{ input: 'production', projects }] : []),
    ...bundlerInputs(folders.get(BUNDLER)),
    // The configuration of registries.
    '{workspaceRoot}/.npmrc',
    // Parts of the bundled packages that Nx does not hash, such as their licences.
    { runtime: `node node_modules/${BUNDLER}/bin/gatehouse-lockfile-digest.js` },
    {
      externalDependencies: [...(folders.has(BUNDLER) ? OF_BUNDLER : [BUNDLER]), ...packages],
    },
  ],
  outputs: ['{projectRoot}/dist/bundle'],
  metadata: { technologies: ['esbuild'], description: 'Bundle the service into one file' },
});

/**
 * The packages in the bundle, compared with the installed ones.
 * @type {TargetConfiguration}
 */
const sbom = {
  ...runs('sbom'),
  dependsOn: ['build'],
  metadata: {
    technologies: ['cyclonedx'],
    description: 'Write and summarise the bill of materials (CycloneDX)',
  },
};

/**
 * The image, built from the rendered Dockerfile.
 * @type {TargetConfiguration}
 */
const container = {
  ...runs('container'),
  metadata: { technologies: ['docker'], description: 'Build the image of the service' },
};

/**
 * The findings of a scanner on this machine in the image.
 * @type {TargetConfiguration}
 */
const scan = {
  ...runs('scan'),
  metadata: {
    technologies: ['docker'],
    description: 'Build the image and scan it with Trivy or Grype',
  },
};

/**
 * Proves on a Docker engine that the image is hardened; one service at a time, because each uses its port.
 * @type {TargetConfiguration}
 */
const containerTest = {
  ...runs('container-test'),
  parallelism: false,
  metadata: {
    technologies: ['docker'],
    description: 'Build the image and prove on a Docker engine that it is hardened',
  },
};

/**
 * The gate's decision on an image for an environment, given by --image and --environment.
 * @type {TargetConfiguration}
 */
const gate = {
  ...runs('gate'),
  metadata: {
    description: 'Decide whether an image may go to an environment',
    help: help('gate', { environment: 'staging' }),
  },
};

/**
 * Deploys an image that the gate has passed, given by --image, --environment and --evidence.
 * @type {TargetConfiguration}
 */
const deploy = {
  ...runs('deploy'),
  metadata: {
    description: 'Deploy an image to an environment, and verify that it is what runs',
    help: help('deploy', { environment: 'staging' }),
  },
};

/**
 * Rolls back to an earlier release in the environment of --environment.
 * @type {TargetConfiguration}
 */
const rollback = {
  ...runs('rollback'),
  metadata: {
    description: 'Deploy an earlier release again',
    help: help('rollback', { environment: 'staging' }),
  },
};

/**
 * The deployed release in each environment.
 * @type {TargetConfiguration}
 */
const status = {
  ...runs('status'),
  metadata: {
    description: 'Show what is deployed in each environment',
    help: help('status', {}),
  },
};

/**
 * Runs the service with the embedded AWS, which it shares with other running services.
 * @type {TargetConfiguration}
 */
const serve = {
  ...runs('serve'),
  continuous: true,
  metadata: {
    technologies: ['node'],
    description: 'Run the service with the embedded AWS',
    help: help('serve', { inspect: true }),
  },
};

/**
 * The targets of a service.
 * @param {Shipped} shipped The contents of its bundle.
 * @returns {Record<string, TargetConfiguration>}
 */
export const serviceTargets = (shipped) => ({
  build: build(shipped),
  sbom,
  container,
  scan,
  'container-test': containerTest,
  gate,
  deploy,
  rollback,
  status,
  serve,
});
