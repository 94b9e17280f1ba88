/** @typedef {import('@nx/devkit').TargetConfiguration} TargetConfiguration */
/** @typedef {import('@nx/devkit').NxJsonConfiguration} NxJson */

/** Jest loads ES modules only with a flag of Node. */
const env = {
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

/** Nx's own plugins, which infer these targets in workspaces that have them. */
const PLUGINS = {
  lint: '@nx/eslint/plugin',
  typecheck: '@nx/js/typescript',
  test: '@nx/jest/plugin',
};

/** @type {Record<keyof typeof PLUGINS, TargetConfiguration>} */
const TARGETS = {
  lint: {
    command: 'eslint .',
    options: { cwd: '{projectRoot}' },
    cache: true,
    inputs: [
      'default',
      '^default',
      '{workspaceRoot}/eslint.config.*',
      { externalDependencies: ['eslint', '@gatehouse/nx'] },
    ],
    metadata: { technologies: ['eslint'], description: 'Lint the sources' },
  },
  typecheck: {
    command: 'tsc --build',
    options: { cwd: '{projectRoot}' },
    dependsOn: ['^typecheck'],
    cache: true,
    inputs: [
      'default',
      '^production',
      '{workspaceRoot}/tsconfig.base.json',
      { externalDependencies: ['typescript', '@types/node', '@types/jest'] },
    ],
    outputs: ['{projectRoot}/dist/types'],
    metadata: { technologies: ['typescript'], description: 'Check the types' },
  },
  test: {
    command: 'jest',
    options: { cwd: '{projectRoot}', env },
    cache: true,
    inputs: [
      'default',
      '^production',
      '{workspaceRoot}/tsconfig.base.json',
      { externalDependencies: ['jest', '@gatehouse/testing'] },
    ],
    metadata: { technologies: ['jest'], description: 'Run the tests' },
  },
};

/**
 * The targets that check a service, or a library that was generated for services: those that no Nx plugin in this
 * workspace infers, and otherwise the variable that Jest needs for ES modules.
 * @param {NxJson} nxJson
 * @returns {Record<string, TargetConfiguration>}
 */
export function checkTargets({ plugins = [] }) {
  /** @type {Record<string, TargetConfiguration>} */
  const targets = {};
  for (const [name, plugin] of Object.entries(PLUGINS)) {
    const entry = plugins.find(
      (each) => (typeof each === 'string' ? each : each.plugin) === plugin,
    );
    if (entry === undefined) targets[name] = TARGETS[/** @type {keyof typeof PLUGINS} */ (name)];
    else if (name === 'test') targets[nameIn(entry)] = { options: { env } };
  }
  return targets;
}

/** @param {Exclude<NxJson['plugins'], undefined>[number]} entry */
function nameIn(entry) {
  const options = typeof entry === 'string' ? undefined : entry.options;
  return /** @type {{ targetName?: string } | undefined} */ (options)?.targetName ?? 'test';
}
