/** A manifest that cannot be used; the message names file, line and problem. */
export class ManifestError extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'ManifestError';
  }
}
