import { NX_VERSION, readJson, type Tree } from '@nx/devkit';

const NX_MAJOR = 23;
const JEST_MAJOR = 30;

/** Versions that Gatehouse does not support. */
export function versionConflicts(tree: Tree): string[] {
  const { dependencies = {}, devDependencies = {} } = readJson<
    Record<string, Record<string, string> | undefined>
  >(tree, 'package.json');
  const jest = majorOf({ ...dependencies, ...devDependencies }['jest']);
  const nx = majorOf(NX_VERSION);
  return [
    ...(nx === NX_MAJOR
      ? []
      : [
          `This workspace has Nx ${NX_VERSION}, and must have ${NX_MAJOR}: run "npx nx migrate ${NX_MAJOR}"`,
        ]),
    ...(jest !== undefined && jest < JEST_MAJOR
      ? [
          `package.json: "jest" is ${jest}, and must be ${JEST_MAJOR} or newer: services are tested with it`,
        ]
      : []),
  ];
}

const majorOf = (range?: string) => {
  const [, major] = /(\d+)/.exec(range ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
};
