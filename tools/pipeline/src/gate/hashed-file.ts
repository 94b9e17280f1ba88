/** A file behind a decision, and the SHA-256 of its content, hexadecimal. */
export interface HashedFile {
  readonly file: string;
  readonly sha256: string;
}
