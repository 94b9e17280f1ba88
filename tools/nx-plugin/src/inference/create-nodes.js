// JavaScript, and without @nx/devkit at run time: loading a compiler or the devkit would be most of what
// this plugin costs each Nx command.
import { dirname } from 'node:path';
import { readShipped } from './read-shipped.js';
import { serviceTargets } from './service-targets.js';

/** A service is a folder below apps/ with a manifest: that is all a project needs to be built and served. */
const MANIFEST_GLOB = 'apps/*/service.json';

/**
 * Gives each service its targets. No manifest is read and no process is started: a manifest's content
 * changes what is rendered, not what can be run.
 * @type {import('@nx/devkit').CreateNodes}
 */
export const createNodes = [
  MANIFEST_GLOB,
  (files, _options, { workspaceRoot }) => {
    const shippedBy = readShipped(workspaceRoot);
    return [...files].sort().map((file) => {
      const root = dirname(file);
      const targets = serviceTargets(shippedBy(root));
      return [file, { projects: { [root]: { root, tags: ['type:app'], targets } } }];
    });
  },
];
