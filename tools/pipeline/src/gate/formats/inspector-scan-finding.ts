import type * as z from 'zod';
import type { ReportedFinding } from '../model/report.ts';
import { decoded } from './format.ts';
import type { inspectorScanVulnerability } from './inspector-scan-schema.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { kindOfPurl } from './package-url.ts';
import { worstRating } from './rating.ts';

/** One finding for each affected package. */
export function inspectorScanFindings(
  found: z.infer<typeof inspectorScanVulnerability>,
): ReportedFinding[] {
  const { id, severity, source, related, description, created, properties } = found;
  const affected = found.affects ?? [];
  const cvss = properties?.cvss ?? [];
  return (affected.length > 0 ? affected : [{ installed_version: '' }]).map(
    ({ installed_version: purl, fixed_version: fixed, path }) =>
      makeFinding({
        id,
        related: otherNames(related ?? [], id),
        package: packageOf(purl),
        ...worstRating(
          [severity],
          cvss.map(
            (each) => each.cvss4_base_score ?? each.cvss3_base_score ?? each.cvss2_base_score,
          ),
        ),
        fixedIn: fixed ? [fixed] : [],
        path,
        exploited: properties?.cisa_kev_date_added ? true : undefined,
        epss: properties?.epss,
        publishedAt: created,
        title: description.split('\n')[0] ?? '',
        url: source,
      }),
  );
}

/** From the package URL that Inspector gives as the installed version. */
function packageOf(text: string) {
  const [, path = '', version = ''] = /^pkg:[^/]+\/([^@?#]+)(?:@([^?#]+))?/i.exec(text) ?? [];
  const purl = path === '' || decoded(text) === undefined ? undefined : text;
  const whole = decoded(path) || text || 'unknown';
  // The namespace of a system package is the distribution.
  const name = kindOfPurl(purl) === 'os' ? (whole.split('/').at(-1) ?? whole) : whole;
  return { name, version: decoded(version) ?? version, purl, kind: kindOfPurl(purl) };
}
