/** A manifest from the registry, byte for byte. */
export interface StoredManifest {
  readonly text: string;
  readonly mediaType: string;
}
