import {
  concerns,
  isAbout,
  revocationOf,
  type Exception,
  type Revocation,
  type Subject,
} from '../exceptions/exception.ts';
import type { Finding } from '../model/finding.ts';

/** What exceptions have to say of a finding. */
export interface Excuse {
  /** All that excuse it. */
  readonly exceptions: readonly Exception[];
  /** Why others that name it do not: a line each, with the file. */
  readonly notes: readonly string[];
  /** The others, and why they do not. */
  readonly refused: ReadonlyMap<Exception, string>;
}

const NONE: Excuse = { exceptions: [], notes: [], refused: new Map() };

/**
 * Looks up what excuses a finding of a subject. Only what is certain excuses: a package, version or image of which it
 * cannot be known whether it is meant is not.
 * @param exceptions That hold now.
 */
export function excusesFor(
  exceptions: readonly Exception[],
  revocations: readonly Revocation[],
  subject: Subject,
): (finding: Finding) => Excuse {
  const possible = revocations.filter((each) => concerns(each, subject) !== 'no');
  const byName = new Map<string, Exception[]>();
  for (const exception of exceptions)
    for (const name of new Set([exception.vulnerability, ...(exception.aliases ?? [])]))
      byName.set(name, [...(byName.get(name) ?? []), exception]);
  return (finding) => {
    if (byName.size === 0) return NONE;
    const named = new Set(finding.aliases.flatMap((name) => byName.get(name) ?? []));
    if (named.size === 0) return NONE;
    const excusing: Exception[] = [];
    const refused = new Map<Exception, string>();
    for (const exception of named) {
      const note = whyNot(exception, finding, subject, possible);
      if (note === undefined) excusing.push(exception);
      else refused.set(exception, note);
    }
    const notes = [...refused].map(([{ file }, note]) => `${file}: ${note}`);
    return { exceptions: excusing, notes, refused };
  };
}

function whyNot(
  exception: Exception,
  finding: Finding,
  subject: Subject,
  revocations: readonly Revocation[],
): string | undefined {
  const about = concerns(exception, subject);
  if (about === 'no') return 'is for another service, environment or image';
  if (about === 'maybe') return 'names the image by its tag, so that it may be for another one';
  const { name, version } = finding.package;
  const meant = isAbout(exception, finding);
  if (meant === 'no') return `is for other packages or versions than ${name} ${version}`;
  if (meant === 'maybe')
    return `does not excuse ${name} ${version}: whether that package and version are meant cannot be known`;
  const revoked = revocationOf(exception, finding, revocations);
  return revoked && `is revoked by ${revoked.file}, which says "${revoked.status}"`;
}
