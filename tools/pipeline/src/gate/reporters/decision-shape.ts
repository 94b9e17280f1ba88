import type { Decision } from '../model/verdict.ts';

/**
 * Key by key, so that neither their order nor a new key in the model changes the output unnoticed.
 */
export function decisionShape({ action, finding, steps }: Decision) {
  const { name, version, purl, kind, source } = finding.package;
  return {
    action,
    finding: {
      id: finding.id,
      aliases: finding.aliases,
      related: finding.related,
      package: { name, version, purl, kind, source },
      severity: finding.severity,
      ratings: finding.ratings.map(({ scanner, word, severity, known }) => ({
        scanner,
        word,
        severity,
        known,
      })),
      fixedIn: finding.fixedIn,
      layer: finding.layer,
      paths: finding.paths,
      exploited: finding.exploited,
      epss: finding.epss,
      publishedAt: finding.publishedAt,
      inBundle: finding.inBundle,
      suppressed: finding.suppressed,
      title: finding.title,
      url: finding.url,
    },
    steps: steps.map(({ rule, says }) => ({ rule, says })),
  };
}
