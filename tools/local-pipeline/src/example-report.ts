/**
 * A report as Trivy writes it, of an image that was not scanned: with its names, and no finding. It shows what the gate
 * takes; a scanner's own report of the image takes its place.
 * @param image The image by its digest in the registry.
 * @param config Digest of its configuration, by which scanners name what they scanned.
 */
export const exampleReport = (
  service: string,
  image: string,
  config: string,
  createdAt: Date,
): string =>
  `${JSON.stringify(
    {
      SchemaVersion: 2,
      CreatedAt: createdAt.toISOString(),
      ArtifactName: service,
      ArtifactType: 'container_image',
      Metadata: { ImageID: config, RepoDigests: [`${service}@${image.split('@')[1]}`] },
      Results: [{ Target: 'debian', Class: 'os-pkgs', Type: 'debian', Vulnerabilities: [] }],
    },
    null,
    2,
  )}\n`;
