import type { ErrorPages } from '../error-page.ts';

/** Errors of building and scanning images on this machine. */
export const IMAGES = {
  'GH-CONTAINER-001': {
    title: 'There is no Docker engine',
    cause: 'Docker is not installed, is not started, or the user may not use it.',
    fix: 'Start Docker and run `docker info`. Everything except images works without it.',
  },
  'GH-CONTAINER-002': {
    title: 'Docker failed',
    cause: 'A docker command ended with an error, or its output lacks what Gatehouse needs.',
    fix: 'Run the command of the message by hand. A full disk is a frequent cause: `docker system df`.',
  },
  'GH-CONTAINER-003': {
    title: 'An option of the image build is invalid',
    cause: 'The option is unknown, given twice, or has no meaning together with another one.',
    fix: 'Run `npx nx container NAME --help`.',
  },
  'GH-CONTAINER-004': {
    title: 'A base image cannot be looked up',
    cause:
      'The registry did not respond, asks for a login, or sent something that does not match its digest.',
    fix: 'Check the reference in security/base-images.json and the network. A digest that does not match must not be used.',
  },
  'GH-CONTAINER-005': {
    title: 'The image cannot be pushed',
    cause:
      'The workspace has uncommitted changes, gatehouse.json names no registry, or the push failed.',
    fix: 'Commit the changes, sign in to the registry, and push again.',
  },
  'GH-CONTAINER-006': {
    title: 'There is no scanner',
    cause: 'Neither Trivy nor Grype is installed.',
    fix: 'Install one of them, or let CI scan the image.',
  },
  'GH-BUNDLE-001': {
    title: 'The service cannot be bundled',
    cause: 'esbuild reported errors, or an import cannot be resolved.',
    fix: 'Fix the lines of the message. A package with native code belongs in "bundle.external" of service.json.',
  },
  'GH-BUNDLE-002': {
    title: 'The installed packages differ from package-lock.json',
    cause: 'A package is missing in node_modules or in the lockfile, or has another version.',
    fix: 'Run `npm ci`. If package.json has changed, run `npm install` and commit the lockfile.',
  },
  'GH-BUNDLE-003': {
    title: 'The bundle would not run in the image',
    cause:
      'The code reads a file or a module that the bundle does not contain, a package reads the types of what is decorated, or the start check failed.',
    fix: 'Do what the message says: add the package to "bundle.external" or the file to "bundle.assets" in service.json, or install @swc/core.',
  },
  'GH-BUNDLE-004': {
    title: 'A package has no build for the platform of the image',
    cause:
      'A native package lacks the binary for this operating system, processor or C library: an install script would make it, and packages run no scripts.',
    fix: 'Use the package that the message names, or another one that ships its binaries.',
  },
  'GH-BUNDLE-005': {
    title: 'The lockfile cannot be used',
    cause: 'package-lock.json is missing, invalid or of an old version.',
    fix: 'Run `npm install` with a supported npm, and commit the lockfile.',
  },
} as const satisfies ErrorPages<'CONTAINER' | 'BUNDLE'>;
