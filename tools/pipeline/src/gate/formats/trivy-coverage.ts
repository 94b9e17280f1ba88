import type { Coverage, Subject } from '../model/coverage.ts';
import type { TrivyResult } from './trivy-result-schema.ts';
import type { TrivyReport } from './trivy-schema.ts';

const CLASSES: Readonly<Record<Subject, string>> = { os: 'os-pkgs', library: 'lang-pkgs' };

/**
 * What a report of Trivy proves. It does not contain the scanners, severities and package types it was made with; a
 * class of packages was looked up if there is a result of that class. Versions that name themselves list packages by
 * default: their results must list one, because a result without packages has seen none. An image in which Trivy
 * recognises no operating system has no system packages.
 */
export function trivyCoverage({ ArtifactType, Metadata, Trivy, Results }: TrivyReport): Coverage {
  const results = Results ?? [];
  const lists = Trivy?.Version !== undefined || results.some(({ Packages }) => Packages);
  const seen = (subject: Subject) =>
    results.some((result) => result.Class === CLASSES[subject] && (!lists || hasPackages(result)));
  const { Family = '', Name = '', EOSL } = Metadata?.OS ?? {};
  const named = Family !== '' && Family !== 'none';
  const os = seen('os') || (!named && seen('library'));
  const lookedUp: Subject[] = [
    ...(os ? (['os'] as const) : []),
    ...(seen('library') ? (['library'] as const) : []),
  ];
  const updatedAt = Trivy?.Server?.VulnerabilityDB?.UpdatedAt;
  return {
    // A report of a file system, a repository or a bill of materials is not a scan of an image.
    lookedUp: ArtifactType === 'container_image' ? lookedUp : [],
    filters: [],
    database: updatedAt && { builtAt: updatedAt, problem: undefined },
    operatingSystem: named ? { name: `${Family} ${Name}`.trim(), endOfLife: EOSL } : undefined,
  };
}

const hasPackages = ({
  Packages,
  Vulnerabilities,
  ExperimentalModifiedFindings: modified,
}: TrivyResult) =>
  (Packages ?? []).length > 0 ||
  (Vulnerabilities ?? []).length > 0 ||
  (modified ?? []).some(({ Type }) => Type === 'vulnerability');
