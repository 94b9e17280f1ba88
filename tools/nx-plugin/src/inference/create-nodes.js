// JavaScript, and without @nx/devkit at run time: loading a compiler or the devkit would take most of the time that
// this plugin adds to each Nx command.
import { basename, dirname } from 'node:path';
import { checkTargets } from './check-targets.js';
import { readPackages } from './read-packages.js';
import { serviceTargets } from './service-targets.js';
import { shippedBy } from './shipped-by.js';

/** A service is a folder below apps/ with a manifest, which is enough to build and serve it. */
const MANIFESTS = 'apps/*/service.json';
const LIBRARIES = 'libs/**/package.json';
const LIBRARY = 'type:library';

/**
 * Gives each service its targets, and each library without a type tag the tag of a team's library, which the rules of
 * eslint.config.js use. Reads no manifest and starts no process: a manifest's content does not change the targets.
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
      // Only generated libraries get these targets; the team decides how its other libraries are checked.
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
