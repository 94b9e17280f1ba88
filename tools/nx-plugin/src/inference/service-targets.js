/** @typedef {import('@nx/devkit').TargetConfiguration} TargetConfiguration */
/** @typedef {import('./shipped-by.js').Shipped} Shipped */

const BUNDLER = '@gatehouse/bundle';

/**
 * What each target runs: programs of Gatehouse's packages. `{projectRoot}` is the service's folder. The words are
 * space-separated; no shell reads them.
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
 * What Nx Console and `nx graph` show of a target.
 * @param {keyof typeof COMMANDS} target
 * @param {Record<string, unknown>} options Those of an example.
 */
const help = (target, options) => ({
  command: `npx ${COMMANDS[target].replace(/ \S*\{projectRoot\}$/, '')} --help`,
  example: { options },
});

/** Packages that the bundler runs with, where it is a part of the workspace. */
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
 * The bundler itself, where it is a part of the workspace.
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
 * The bundle: one file that Node runs as it is, third-party packages included; with it the lockfile and
 * the bill of materials of what went into it.
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
    // Where packages come from.
    '{workspaceRoot}/.npmrc',
    // What Nx does not hash of the packages that go in, such as their licences.
    { runtime: `node node_modules/${BUNDLER}/bin/gatehouse-lockfile-digest.js` },
    {
      externalDependencies: [...(folders.has(BUNDLER) ? OF_BUNDLER : [BUNDLER]), ...packages],
    },
  ],
  outputs: ['{projectRoot}/dist/bundle'],
  metadata: { technologies: ['esbuild'], description: 'Bundle the service into one file' },
});

/**
 * What is in the bundle, next to what is merely installed.
 * @type {TargetConfiguration}
 */
const sbom = {
  ...runs('sbom'),
  dependsOn: ['build'],
  metadata: {
    technologies: ['cyclonedx'],
    description: 'Write and sum up the bill of materials (CycloneDX)',
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
 * What a scanner on this machine finds in the image.
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
 * What the Dockerfile promises, proven on a Docker engine; one service at a time, since each takes its port.
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
 * Whether an image of the service may go to an environment; --image and --environment say which.
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
 * An image of the service that the gate has passed, brought to an environment; --image, --environment and
 * --evidence say which.
 * @type {TargetConfiguration}
 */
const deploy = {
  ...runs('deploy'),
  metadata: {
    description: 'Bring an image to an environment, and see that it is what runs',
    help: help('deploy', { environment: 'staging' }),
  },
};

/**
 * What was deployed before, brought back; --environment says where.
 * @type {TargetConfiguration}
 */
const rollback = {
  ...runs('rollback'),
  metadata: {
    description: 'Bring back what was deployed before',
    help: help('rollback', { environment: 'staging' }),
  },
};

/**
 * What is deployed where.
 * @type {TargetConfiguration}
 */
const status = {
  ...runs('status'),
  metadata: {
    description: 'Tell what is deployed where',
    help: help('status', {}),
  },
};

/**
 * The service itself, against the embedded AWS, which the dev server shares with others that run.
 * @type {TargetConfiguration}
 */
const serve = {
  ...runs('serve'),
  continuous: true,
  metadata: {
    technologies: ['node'],
    description: 'Run the service against the embedded AWS',
    help: help('serve', { inspect: true }),
  },
};

/**
 * What can be done with a service.
 * @param {Shipped} shipped What goes into its bundle.
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
