export { testTitles } from './test-titles.js';
