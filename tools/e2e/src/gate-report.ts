/** A report of a scanner that found nothing in an image, for a gate on a laptop. */
export const trivyReport = (image: string) => ({
  SchemaVersion: 2,
  CreatedAt: new Date().toISOString(),
  ArtifactName: image,
  ArtifactType: 'container_image',
  Metadata: { ImageID: `sha256:${'c'.repeat(64)}`, RepoDigests: [image] },
  Results: [
    { Target: 'debian', Class: 'os-pkgs', Type: 'debian', Vulnerabilities: null },
    { Target: 'app/package-lock.json', Class: 'lang-pkgs', Vulnerabilities: null },
  ],
});
