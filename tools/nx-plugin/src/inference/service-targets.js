/** @typedef {import('@nx/devkit').TargetConfiguration} TargetConfiguration */
/** @typedef {import('./shipped-by.js').Shipped} Shipped */

const BUNDLER = 'tools/bundle';
const DEV_SERVER = 'node --import tsx tools/dev-server/src/main.ts';

/**
 * What Nx Console and `nx graph` print for a target. `nx TARGET PROJECT --help` of Nx 23.2.1 prints the executor's
 * options instead.
 * @param {string} command
 * @param {Record<string, unknown>} options Those of an example.
 */
const help = (command, options) => ({ command: `${command} --help`, example: { options } });

/**
 * The bundle: one file that Node runs as it is, third-party packages included; with it the lockfile and
 * the bill of materials of what went into it.
 * @param {Shipped} shipped
 * @returns {TargetConfiguration}
 */
const build = ({ projects, packages }) => ({
  executor: 'nx:run-commands',
  cache: true,
  inputs: [
    'production',
    ...(projects.length > 0 ? [{ input: 'production', projects }] : []),
    `{workspaceRoot}/${BUNDLER}/package.json`,
    `{workspaceRoot}/${BUNDLER}/src/**/*.{ts,cjs}`,
    `!{workspaceRoot}/${BUNDLER}/src/**/*.spec.ts`,
    // Where packages come from.
    '{workspaceRoot}/.npmrc',
    // What Nx does not hash of the packages that go in, such as their licences.
    { runtime: `node --import tsx ${BUNDLER}/src/print-lockfile-digest.ts` },
    {
      externalDependencies: [
        'esbuild',
        'tsx',
        '@cyclonedx/cyclonedx-library',
        'jsonc-parser',
        'packageurl-js',
        'spdx-expression-parse',
        ...packages,
      ],
    },
  ],
  outputs: ['{projectRoot}/dist/bundle'],
  options: { command: `node --import tsx ${BUNDLER}/src/main.ts {projectRoot}` },
  metadata: { technologies: ['esbuild'], description: 'Bundle the service into one file' },
});

/**
 * What is in the bundle, next to what is merely installed.
 * @type {TargetConfiguration}
 */
const sbom = {
  executor: 'nx:run-commands',
  dependsOn: ['build'],
  options: { command: `node --import tsx ${BUNDLER}/src/show-sbom.ts {projectRoot}` },
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
  executor: 'nx:run-commands',
  options: { command: 'node --import tsx tools/container/src/container.ts {projectRoot}' },
  metadata: { technologies: ['docker'], description: 'Build the image of the service' },
};

/**
 * What a scanner on this machine finds in the image.
 * @type {TargetConfiguration}
 */
const scan = {
  executor: 'nx:run-commands',
  options: { command: 'node --import tsx tools/container/src/scan.ts {projectRoot}' },
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
  executor: 'nx:run-commands',
  parallelism: false,
  options: { command: 'node --import tsx tools/container/src/container-test.ts {projectRoot}' },
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
  executor: 'nx:run-commands',
  options: { command: 'node tools/pipeline/bin/gatehouse.js gate --service={projectRoot}' },
  metadata: {
    description: 'Decide whether an image may go to an environment',
    help: help('npx gatehouse gate', { environment: 'staging' }),
  },
};

/**
 * An image of the service that the gate has passed, brought to an environment; --image, --environment and
 * --evidence say which.
 * @type {TargetConfiguration}
 */
const deploy = {
  executor: 'nx:run-commands',
  options: { command: 'node tools/pipeline/bin/gatehouse.js deploy --service={projectRoot}' },
  metadata: {
    description: 'Bring an image to an environment, and see that it is what runs',
    help: help('npx gatehouse deploy', { environment: 'staging' }),
  },
};

/**
 * What was deployed before, brought back; --environment says where.
 * @type {TargetConfiguration}
 */
const rollback = {
  executor: 'nx:run-commands',
  options: { command: 'node tools/pipeline/bin/gatehouse.js rollback --service={projectRoot}' },
  metadata: {
    description: 'Bring back what was deployed before',
    help: help('npx gatehouse rollback', { environment: 'staging' }),
  },
};

/**
 * What is deployed where.
 * @type {TargetConfiguration}
 */
const status = {
  executor: 'nx:run-commands',
  options: { command: 'node tools/pipeline/bin/gatehouse.js status --service={projectRoot}' },
  metadata: {
    description: 'Tell what is deployed where',
    help: help('npx gatehouse status', {}),
  },
};

/**
 * The service itself, against the embedded AWS, which the dev server shares with others that run.
 * @type {TargetConfiguration}
 */
const serve = {
  executor: 'nx:run-commands',
  continuous: true,
  options: { command: `${DEV_SERVER} {projectRoot}` },
  metadata: {
    technologies: ['node'],
    description: 'Run the service against the embedded AWS',
    help: help(DEV_SERVER, { inspect: true }),
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
