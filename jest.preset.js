/** What every project's Jest configuration starts from: ES modules as Node runs them, TypeScript through swc. */
export default {
  testEnvironment: 'node',
  // Nothing else is searched: what an earlier build left in dist is no source.
  roots: ['<rootDir>/src'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2023',
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
};
