import { BundleError } from '../bundle-error.ts';

/** A bundle does not load. */
export class StartError extends BundleError {
  override readonly name = 'StartError';
  /** Location of the package that the error comes from, where it is one. */
  readonly location: string | undefined;

  constructor(message: string, location: string | undefined) {
    super('GH-BUNDLE-003', message);
    this.location = location;
  }
}
