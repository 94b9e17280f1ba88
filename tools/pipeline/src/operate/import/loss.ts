/** A part of a running service that the manifest cannot express, and the consequence. */
export interface Loss {
  /** `containerDefinitions.app.mountPoints` */
  readonly path: string;
  readonly what: string;
}

/** The result of reading a source of a manifest. */
export interface Imported {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly losses: readonly Loss[];
}
