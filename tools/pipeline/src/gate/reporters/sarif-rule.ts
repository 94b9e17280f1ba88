import type { Finding } from '../model/finding.ts';
import type { Severity } from '../model/severity.ts';
import { cutText } from './clean-text.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { webLink } from './web-link.ts';

export type SarifLevel = 'error' | 'warning' | 'note';

/**
 * In the ranges that GitHub shows as critical (over 9), high (7), medium (4) and low.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning#reportingdescriptor-object
 */
const SCORES: Readonly<Record<Severity, string>> = {
  CRITICAL: '9.5',
  HIGH: '8.0',
  MEDIUM: '5.5',
  LOW: '2.0',
  NEGLIGIBLE: '0.1',
};
const LEVELS: Readonly<Record<Severity, SarifLevel>> = {
  CRITICAL: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
  NEGLIGIBLE: 'note',
};

/**
 * GitHub's limit for descriptions is 1,024; the other keeps 25,000 rules below the upload limit.
 */
const MOST_DESCRIPTION = 1_024;
const MOST_ID = 255;

/** The id with which results name their rule. */
export const ruleId = ({ id }: Finding): string => cutText(id === '' ? 'unnamed' : id, MOST_ID);

/**
 * The rule of a vulnerability, from the worst of its (cleaned) findings: a SARIF `reportingDescriptor`. It omits the
 * fix, which differs between packages.
 */
export function sarifRule(finding: Finding) {
  const id = ruleId(finding);
  const link = webLink(finding.url);
  const title = cutText(finding.title === '' ? id : finding.title, 300);
  const aliases = cutText(finding.aliases.filter((alias) => alias !== finding.id).join(', '), 300);
  const sentences = [title, ...(aliases === '' ? [] : [`Also known as ${aliases}`])];
  return {
    id,
    shortDescription: { text: cutText(`${id}: ${title}`, MOST_DESCRIPTION) },
    fullDescription: { text: cutText(title, MOST_DESCRIPTION) },
    ...(link === undefined ? {} : { helpUri: link }),
    help: {
      text: [...sentences, ...(link === undefined ? [] : [link])].join('. '),
      markdown: [
        ...sentences.map(escapeMarkdown),
        ...(link === undefined ? [] : [`[${escapeMarkdown(id)}](<${link}>)`]),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: LEVELS[finding.severity] },
    properties: {
      tags: ['security', 'vulnerability'],
      'security-severity': SCORES[finding.severity],
    },
  };
}
