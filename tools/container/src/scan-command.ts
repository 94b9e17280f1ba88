export const SCANNERS = ['trivy', 'grype'] as const;
export type Scanner = (typeof SCANNERS)[number];

/** How a scanner is asked about an image in a file; what is in `more` is the scanner's own, such as `--severity=HIGH`. */
export const scanCommand = (
  scanner: Scanner,
  archive: string,
  more: readonly string[],
): readonly string[] =>
  scanner === 'trivy'
    ? ['image', '--input', archive, ...more]
    : [`docker-archive:${archive}`, ...more];
