export { ERROR_PAGES, type ErrorCode } from './catalogue/index.ts';
export type { ErrorPage } from './error-page.ts';
export { RETIRED_CODES } from './retired-codes.ts';
