import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with an invalid bundle or release. */
export const WRONG_BUNDLES: WrongManifest[] = [
  [
    'an asset outside of src',
    { bundle: { assets: ['../views'] } },
    'bundle.assets[0]: must be a path below src, such as src/views, without "..", spaces and quotes, not "../views"',
  ],
  ['an asset that leaves src', { bundle: { assets: ['src/../.env'] } }, ', not "src/../.env"'],
  [
    'an external package by its path',
    { bundle: { external: ['./sharp'] } },
    'bundle.external[0]: must be the name of an npm package, such as sharp or @scope/name, not "./sharp"',
  ],
  [
    'an unknown key of the bundle',
    { bundle: { asset: [] } },
    'bundle.asset: is not a known property; did you mean "assets"?; allowed: external, assets',
  ],
  [
    'a release with nothing before it',
    { release: { before: [] } },
    'release.before: must not be empty',
  ],
  [
    'a step of a release without a name',
    { release: { before: [{ command: ['migrate'] }] } },
    'release.before[0].name: must be lower-case words of letters and digits with hyphens in between, such as migrate; it is missing',
  ],
  [
    'a step whose command is a text',
    { release: { before: [{ name: 'migrate', command: 'npm run migrate' }] } },
    'release.before[0].command: must be a list of strings, such as ["/app/main.mjs", "migrate"]',
  ],
  [
    'a step that may take too long',
    { release: { before: [{ name: 'migrate', command: ['x'], timeout: 241 }] } },
    'release.before[0].timeout: must be a whole number from 1 to 240 (minutes), not 241',
  ],
];
