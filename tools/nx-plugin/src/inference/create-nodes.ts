import { dirname } from 'node:path';
import { createNodesFromFiles, type CreateNodes } from '@nx/devkit';
import { serviceTargets } from './service-targets.ts';

/** A service is a folder below apps/ with a manifest: that is all a project needs to be built and served. */
export const MANIFEST_GLOB = 'apps/*/service.json';

/**
 * Gives each service its targets. Nothing is read and no process is started: a manifest's content
 * changes what is rendered, not what can be run.
 */
export const createNodes: CreateNodes = [
  MANIFEST_GLOB,
  (files, options, context) =>
    createNodesFromFiles(
      (file) => {
        const root = dirname(file);
        return { projects: { [root]: { root, tags: ['type:app'], targets: serviceTargets } } };
      },
      [...files].sort(),
      options,
      context,
    ),
];
