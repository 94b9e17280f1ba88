/** Something of a running service that the manifest does not have, and what becomes of it. */
export interface Loss {
  /** `containerDefinitions.app.mountPoints` */
  readonly path: string;
  readonly what: string;
}

/** What is found in a source of a manifest. */
export interface Imported {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly losses: readonly Loss[];
}
