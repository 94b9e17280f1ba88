import type * as z from 'zod';
import type { ReportedFinding } from '../model/report.ts';
import type { basicFinding } from './ecr-schema.ts';
import { makeFinding } from './make-finding.ts';
import { highestScore } from './rating.ts';

/** A finding of basic scanning. */
export function basicFindingOf({
  name,
  description,
  uri,
  severity,
  attributes,
}: z.infer<typeof basicFinding>): ReportedFinding {
  const attribute = (key: string) => (attributes ?? []).find((each) => each.key === key)?.value;
  const score = Number(attribute('CVSS3_SCORE') ?? attribute('CVSS2_SCORE') ?? NaN);
  return makeFinding({
    id: name,
    package: {
      name: attribute('package_name') ?? 'unknown',
      version: attribute('package_version') ?? '',
      kind: 'os',
    },
    severity,
    score: score <= 10 ? highestScore([score]) : undefined,
    title: description.split('\n')[0] ?? '',
    url: uri,
  });
}
