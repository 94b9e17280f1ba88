import type { ImageInput } from './image-input.ts';

/**
 * The bundler runs in the image's build stage and stays there: its sources from this workspace, or the
 * package at the version in the lockfile.
 */
export const bundlerOf = ({ bundler, folder }: ImageInput) =>
  bundler === undefined
    ? {
        // A team may have none.
        npmrc: '.npmrc*',
        installed: [folder, '.'],
        program: 'node_modules/@gatehouse/bundle/bin/gatehouse-build.js',
      }
    : {
        npmrc: '.npmrc',
        installed: [folder, bundler],
        program: `${bundler}/src/main.ts`,
      };
