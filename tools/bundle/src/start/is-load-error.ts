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
 * @param folder Where the bundle is: a file that is missing there counts, one that is missing elsewhere does not.
 */
export function isLoadError(error: LoadError, folder: string): boolean {
  const { name, code, message } = error;
  if (CODES.test(code) || NAMES.test(name)) return true;
  if (FILE_CODES.test(code)) return message.includes(folder);
  if (code === 'ERR_ACCESS_DENIED') return /FileSystemWrite|fs write/i.test(message);
  return MESSAGES.test(message);
}
