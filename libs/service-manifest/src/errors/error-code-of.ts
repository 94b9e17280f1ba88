import type { ErrorCode } from './catalogue/index.ts';

/** Of Node: https://nodejs.org/api/errors.html#common-system-errors */
const FILE_ERRORS = new Set([
  'EACCES',
  'EEXIST',
  'EISDIR',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/** The code of any error: own errors carry one, others are distinguished by their kind. */
export function errorCodeOf(error: unknown): ErrorCode {
  const { errorCode, code, $metadata, name } = Object(error) as {
    errorCode?: ErrorCode;
    code?: unknown;
    $metadata?: unknown;
    name?: unknown;
  };
  if (errorCode !== undefined) return errorCode;
  if ($metadata !== undefined) return 'GH-AWS-001';
  if (name === 'CredentialsProviderError') return 'GH-AWS-003';
  if (FILE_ERRORS.has(String(code))) return 'GH-CLI-005';
  // Of util.parseArgs and of commander.
  if (/^(?:ERR_PARSE_ARGS_|commander\.)/.test(String(code))) return 'GH-CLI-001';
  return 'GH-CLI-099';
}

/** The line that follows an error on a terminal. */
export const hintOf = (...codes: readonly ErrorCode[]): string =>
  `Cause and fix: gatehouse help ${[...new Set(codes)].join(' ')}`;

/** The message of an error, and the line that says where its cause and its fix are described. */
export const messageWithHint = (error: unknown): string =>
  `${error instanceof Error ? error.message : String(error)}\n${hintOf(errorCodeOf(error))}`;
