import type { Manifest } from '../schema/manifest-schema.ts';

/** A service and its manifest. */
export interface Service {
  readonly name: string;
  readonly manifest: Manifest;
}

/** The text of a service's manifest and its source. */
export interface ManifestText {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}
