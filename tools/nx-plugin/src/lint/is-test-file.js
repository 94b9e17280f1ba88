/** Files that no bundle may contain; `Dockerfile.dockerignore` excludes them from the build of the image. */
export const TEST_FILES = ['**/test/**', '**/tests/**', '**/__tests__/**', '**/*.{spec,test}.*'];

const TEST_FILE = /(?:^|\/)(?:tests?|__tests__)\/|\.(?:spec|test)\.[^/]+$/;

/**
 * Whether a path, with forward slashes and relative to the workspace, is one of {@link TEST_FILES}.
 * @param {string} path
 */
export const isTestFile = (path) => TEST_FILE.test(path);
