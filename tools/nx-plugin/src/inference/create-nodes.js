// JavaScript, and without @nx/devkit at run time: loading a compiler or the devkit would be most of what
// this plugin costs each Nx command.
import { basename, dirname } from 'node:path';
import { checkTargets } from './check-targets.js';
import { readPackages } from './read-packages.js';
import { serviceTargets } from './service-targets.js';
import { shippedBy } from './shipped-by.js';

/** A service is a folder below apps/ with a manifest: that is all a project needs to be built and served. */
const MANIFESTS = 'apps/*/service.json';
const LIBRARIES = 'libs/**/package.json';
const LIBRARY = 'type:library';

/**
 * Gives each service its targets, and each library without a type the one of a team's own, which the rules of
 * eslint.config.js go by. No manifest is read and no process is started: a manifest's content changes what is
 * rendered, not what can be run.
 * @type {import('@nx/devkit').CreateNodes}
 */
export const createNodes = [
  `{${MANIFESTS},${LIBRARIES}}`,
  (files, _options, { workspaceRoot, nxJsonConfiguration }) => {
    const packages = readPackages(workspaceRoot);
    const shipped = shippedBy(packages);
    const checks = checkTargets(nxJsonConfiguration);
    const tagsOf = new Map(packages.map(({ folder, tags }) => [folder, tags]));
    /** @returns {import('@nx/devkit').ProjectConfiguration | undefined} */
    const projectOf = (/** @type {string} */ root, /** @type {string} */ file) => {
      if (file === 'service.json')
        return {
          root,
          tags: ['type:app'],
          targets: { ...checks, ...serviceTargets(shipped(root)) },
        };
      const tags = tagsOf.get(root);
      // How libraries of a team's own are checked is the team's business, but for those that are generated here.
      if (tags?.includes(LIBRARY)) return { root, targets: checks };
      const isUntyped = tags !== undefined && !tags.some((tag) => tag.startsWith('type:'));
      return isUntyped ? { root, tags: [LIBRARY] } : undefined;
    };
    return [...files].sort().flatMap((file) => {
      const root = dirname(file);
      const project = projectOf(root, basename(file));
      return project === undefined ? [] : [[file, { projects: { [root]: project } }]];
    });
  },
];
