import { concerns, type Subject } from '../exceptions/concerns.ts';
import { isAbout, revocationOf, type Exception, type Revocation } from '../exceptions/exception.ts';
import type { Finding } from '../model/finding.ts';

/** What exceptions say about a finding. */
export interface Excuse {
  /** All exceptions that excuse it. */
  readonly exceptions: readonly Exception[];
  /** Why other exceptions that name it do not, one line each, with the file. */
  readonly notes: readonly string[];
  /** The others, with the reasons. */
  readonly refused: ReadonlyMap<Exception, string>;
}

const NONE: Excuse = { exceptions: [], notes: [], refused: new Map() };

/**
 * Looks up what excuses a finding of a subject. Only certain matches excuse: a package, version or image that may or
 * may not be meant does not match.
 * @param exceptions Currently valid exceptions.
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
