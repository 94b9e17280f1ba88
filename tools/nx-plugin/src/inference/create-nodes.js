// JavaScript, and without @nx/devkit at run time: loading a compiler or the devkit would be most of what
// this plugin costs each Nx command.
import { basename, dirname } from 'node:path';
import { readPackages } from './read-packages.js';
import { serviceTargets } from './service-targets.js';
import { shippedBy } from './shipped-by.js';

/** A service is a folder below apps/ with a manifest: that is all a project needs to be built and served. */
const MANIFESTS = 'apps/*/service.json';
const LIBRARIES = 'libs/**/package.json';

/**
 * Gives each service its targets, and each library without a type the one of a team's own, which the rules of
 * eslint.config.js go by. No manifest is read and no process is started: a manifest's content changes what is
 * rendered, not what can be run.
 * @type {import('@nx/devkit').CreateNodes}
 */
export const createNodes = [
  `{${MANIFESTS},${LIBRARIES}}`,
  (files, _options, { workspaceRoot }) => {
    const packages = readPackages(workspaceRoot);
    const shipped = shippedBy(packages);
    const untyped = new Set(packages.filter((each) => !hasType(each)).map(({ folder }) => folder));
    return [...files].sort().flatMap((file) => {
      const root = dirname(file);
      const isService = basename(file) === 'service.json';
      if (!isService && !untyped.has(root)) return [];
      const project = isService
        ? { root, tags: ['type:app'], targets: serviceTargets(shipped(root)) }
        : { root, tags: ['type:library'] };
      return [[file, { projects: { [root]: project } }]];
    });
  },
];

/** @param {import('./read-packages.js').Package} package_ */
const hasType = ({ tags }) => tags.some((tag) => tag.startsWith('type:'));
