import { packageLocation } from '../package-location.ts';

/** An error with which a bundle ended in the check. */
export interface LoadError {
  readonly name: string;
  /** Empty where it has none. */
  readonly code: string;
  readonly message: string;
  readonly stack: string;
  /** While it was loaded, after that, or while its packages were looked for. */
  readonly where: 'load' | 'later' | 'packages';
}

/** What Node says where code or a native part is missing, or is of a kind that cannot be loaded. */
const CODES =
  /^(?:ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND|ERR_DLOPEN_FAILED|ERR_UNKNOWN_FILE_EXTENSION|ERR_PACKAGE_PATH_NOT_EXPORTED|ERR_PACKAGE_IMPORT_NOT_DEFINED|ERR_REQUIRE_ESM|ERR_REQUIRE_ASYNC_MODULE|ERR_INVALID_PACKAGE_TARGET|ERR_UNSUPPORTED_DIR_IMPORT|CRASH)$/;

/** Mistakes in code: `__dirname is not defined`, a constructor that is none. */
const NAMES = /^(?:ReferenceError|SyntaxError|LinkError|CompileError)$/;
const FILE_CODES = /^(?:ENOENT|ENOTDIR|EROFS)$/;
/** Messages of errors that packages make themselves of a file that is not there. */
const MESSAGES =
  /no native build was found|could not locate the bindings|cannot find module|could not load the .* module|no such file or directory|is not a (?:constructor|function)/i;

/**
 * Whether an error shows that a bundle lacks something, other than its configuration and a network.
 * @param folder Where the bundle is: a file that is missing there, or below the working directory, counts; one that is
 * missing elsewhere does not.
 */
export function isLoadError(error: LoadError, folder: string): boolean {
  const { name, code, message } = error;
  if (CODES.test(code) || NAMES.test(name)) return true;
  // Of the service's own code it is likely to be about a variable that is not set.
  if (name === 'TypeError' && code === '')
    return packageOf(error, folder) !== undefined || MESSAGES.test(message);
  if (FILE_CODES.test(code)) return message.includes(folder) || / '(?!\/)[^']*'/.test(message);
  if (code === 'ERR_ACCESS_DENIED') return /FileSystemWrite|fs write/i.test(message);
  return MESSAGES.test(message);
}

/**
 * The package that an error comes from, by the topmost line of its stack: its path below the bundle, or, of code that is
 * in the bundle, below the workspace. Undefined where it comes from the service's own code.
 */
export function packageOf({ stack }: Pick<LoadError, 'stack'>, folder: string): string | undefined {
  const top = stack
    .split('\n')
    .find((line) => /^\s+at .*[/\\]/.test(line) && !/\bnode:|\(eval at /.test(line));
  const path = /(?:file:\/\/)?(\/[^():]+)/.exec(top ?? '')?.[1]?.replace(`${folder}/`, '');
  return path === undefined
    ? undefined
    : packageLocation(path.replace(/^.*?\/(?=node_modules\/)/, ''));
}
