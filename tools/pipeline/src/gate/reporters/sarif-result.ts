import { createHash } from 'node:crypto';
import type { Decision } from '../model/verdict.ts';
import { cutText } from './clean-text.ts';
import { packageText, urgencyTexts, whereText } from './describe-finding.ts';
import { ruleId, type SarifLevel } from './sarif-rule.ts';

const MOST_MESSAGE = 1_000;

/** The decision on a (cleaned) finding of a service: a SARIF `result`. */
export function sarifResult(
  { finding, action, steps }: Decision,
  ruleIndex: number,
  service: string,
) {
  const because = cutText(steps.at(-1)?.says ?? '', 300);
  const fingerprint = fingerprintOf(finding.id, finding.package, service);
  return {
    ruleId: ruleId(finding),
    ruleIndex,
    level: levelOf(action),
    message: {
      text: messageText(
        [
          `${finding.severity}: ${packageText(finding)}`,
          cutText(finding.title, 300),
          whereText(finding, 200),
          ...urgencyTexts(finding),
          because,
        ].filter((part) => part !== ''),
      ),
    },
    // Only one: GitHub ignores the others.
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: relativeUri(finding.paths[0]) ?? `apps/${encodeURIComponent(service)}/Dockerfile`,
          },
          region: { startLine: 1 },
        },
      },
    ],
    // GitHub compares only the first one; the other documents how it was made.
    partialFingerprints: {
      primaryLocationLineHash: fingerprint,
      'gatehouse/v1': fingerprint,
    },
    // Either all results of a run have this or none (SARIF 2.1.0, 3.27.23).
    suppressions:
      action === 'except'
        ? [{ kind: 'external', status: 'accepted', justification: because || 'excepted' }]
        : [],
  };
}

function levelOf(action: Decision['action']): SarifLevel {
  if (action === 'block') return 'error';
  return action === 'warn' ? 'warning' : 'note';
}

/** In SARIF, `[text](address)` is a link and `{0}` a placeholder, even in plain text (3.11.5, 3.11.6). */
const messageText = (parts: readonly string[]) =>
  cutText(parts.join('. ').replaceAll('](', '] ('), MOST_MESSAGE);

/** A path in the image as a relative reference that cannot leave its base folder; undefined without a path. */
export function relativeUri(path: string | undefined): string | undefined {
  const segments = (path ?? '')
    .split('/')
    .filter((segment) => !['', '.', '..'].includes(segment))
    .map(encodeURIComponent);
  return segments.length > 0 ? segments.join('/') : undefined;
}

/**
 * Stable across runs as long as the finding is the same: it contains nothing that changes, such as
 * fixes, ratings, paths and other names. Two versions of a package are two findings.
 */
function fingerprintOf(
  id: string,
  { name, version }: Decision['finding']['package'],
  service: string,
): string {
  const parts = JSON.stringify([service, id, name.toLowerCase(), version]);
  return createHash('sha256').update(parts).digest('hex');
}
