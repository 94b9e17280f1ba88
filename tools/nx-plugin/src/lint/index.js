export { TEST_FILES } from './is-test-file.js';
export { shippedImports } from './shipped-imports.js';
export { uncheckedBodies } from './unchecked-bodies.js';
