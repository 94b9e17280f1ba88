import { join } from 'node:path';

/**
 * The part of a project's Jest configuration that loads packages once in each process of Jest, instead of once for
 * each file of tests.
 * @param {...string} packages CommonJS packages by name; a scope (`@aws-sdk`) stands for all packages in it
 */
export function outsideJest(...packages) {
  const names = packages.join('|');
  return {
    testEnvironment: join(import.meta.dirname, 'shared-globals.js'),
    transform: {
      [`/node_modules/(?:${names})/.*\\.js$`]: join(import.meta.dirname, 'load-outside-jest.js'),
    },
    transformIgnorePatterns: [`/node_modules/(?!(?:${names})/)`],
  };
}
