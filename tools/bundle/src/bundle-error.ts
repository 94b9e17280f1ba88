/** Their pages are in the catalogue of errors, of which nothing else is here: an image's build has this package alone. */
export type BundleErrorCode = `GH-BUNDLE-00${1 | 2 | 3 | 4 | 5}`;

/** A service cannot be bundled; the message has a line for each problem. */
export class BundleError extends Error {
  readonly errorCode: BundleErrorCode;

  constructor(errorCode: BundleErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.errorCode = errorCode;
  }
}

/** The message of an error, and the line that says where its cause and its fix are described. */
export function messageWithHint(error: unknown): string {
  const { message, errorCode = 'GH-BUNDLE-001' } = error as Partial<BundleError>;
  return `${message}\nCause and fix: gatehouse help ${errorCode}`;
}
