/** The digests in a manifest, if its format is known. */
export interface References {
  /** Layers and the configuration. */
  readonly blobs: readonly string[];
  /** The images of an index. */
  readonly images: readonly string[];
  readonly subject: string | undefined;
  readonly artifactType: string | undefined;
  readonly annotations: Record<string, string> | undefined;
}

interface Descriptor {
  readonly digest?: string;
  readonly mediaType?: string;
}

interface Manifest {
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
  readonly subject?: Descriptor;
  readonly artifactType?: string;
  readonly annotations?: Record<string, string>;
}

export function referencesOf(text: string): References {
  const manifest = JSON.parse(text) as Manifest;
  const { config, layers = [], manifests = [], subject, annotations } = manifest;
  const digests = (some: readonly (Descriptor | undefined)[]) =>
    some.flatMap((each) => each?.digest ?? []);
  return {
    blobs: digests([config, ...layers]),
    images: digests(manifests),
    subject: subject?.digest,
    artifactType: manifest.artifactType ?? config?.mediaType,
    annotations,
  };
}
