import type { LeftOut, ScannerReport } from '../model/report.ts';
import { checked, digestOf, distinct, type Format } from './format.ts';
import { grypeCoverage } from './grype-coverage.ts';
import { grypeFinding } from './grype-finding.ts';
import type { GrypeMatch } from './grype-match-schema.ts';
import { grypeReport, type GrypeIgnoreRule } from './grype-schema.ts';

/** Packages with kernel headers only, which Grype omits by default. */
const KERNEL_HEADERS =
  /^(?:kernel-headers|linux(?:-.*)?-headers-.*|linux-libc-dev|linux-kbuild-.*)$/;

/** `grype --output json`. */
export const grypeFormat: Format = {
  name: 'Grype JSON',
  matches: (document) => 'matches' in document && 'descriptor' in document,
  read(origin, document): ScannerReport {
    const report = checked(origin, grypeReport, document);
    const { matches, source, descriptor } = report;
    const ignored = report.ignoredMatches ?? [];
    const target = typeof source.target === 'object' ? source.target : undefined;
    const builtIn = ignored.filter((each) => isBuiltIn(each, each.appliedIgnoreRules ?? []));
    return {
      scanner: 'grype',
      version: descriptor.version,
      origin,
      // For an image in a file, only the configuration is the same as in a registry.
      images: distinct(
        [target?.manifestDigest ?? '', ...(target?.repoDigests ?? []), target?.imageID ?? ''].map(
          digestOf,
        ),
      ),
      completedAt: descriptor.timestamp,
      packages: undefined,
      coverage: grypeCoverage(report),
      findings: [
        ...matches.map((each) => grypeFinding(each, undefined)),
        ...ignored
          .filter((each) => !builtIn.includes(each))
          .map((each) => grypeFinding(each, suppression(each.appliedIgnoreRules ?? []))),
      ],
      leftOut: builtIn.map(({ vulnerability, artifact }): LeftOut => ({
        id: vulnerability.id,
        package: artifact.name,
        reason: 'a rule of Grype’s own: the package has headers of the kernel only',
      })),
      others: [],
    };
  },
};

/**
 * Whether one of the rules is Grype’s own; all others are the user's, including those of VEX documents.
 * https://github.com/anchore/grype/blob/main/cmd/grype/cli/commands/root.go (ignoreLinuxKernelHeaders)
 */
const isBuiltIn = ({ artifact }: GrypeMatch, rules: readonly GrypeIgnoreRule[]) =>
  KERNEL_HEADERS.test(artifact.name) &&
  rules.some(
    (rule) =>
      rule['match-type'] === 'exact-indirect-match' &&
      /^(?:kernel|linux(?:\.\*)?)$/.test(rule.package?.['upstream-name'] ?? '') &&
      !rule.vulnerability &&
      !rule.reason &&
      !rule['fix-state'] &&
      !rule['vex-status'],
  );

function suppression([rule]: readonly GrypeIgnoreRule[]): string {
  if (rule?.['vex-status']) return `Grype was given a VEX document: ${rule['vex-status']}`;
  if (rule?.['fix-state']) return `Grype was told to ignore what is ${rule['fix-state']}`;
  return `an ignore rule of Grype${rule?.reason ? `: ${rule.reason}` : ''}`;
}
