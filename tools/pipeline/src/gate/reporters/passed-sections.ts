import type { Verdict } from '../model/verdict.ts';
import { LINE } from './bullets.ts';
import { cutText } from './clean-text.ts';
import { ageText } from './describe-time.ts';
import { countsText, holdsText, many } from './describe-verdict.ts';
import {
  exceptionLines,
  otherSection,
  suppressedSection,
  type Section,
} from './text-background.ts';

/** The short report of a passed verdict. */
export function passedSections(verdict: Verdict, now: Date): Section[] {
  const scans = verdict.scans.map(
    ({ scanner, completedAt }) => `${cutText(scanner, 24)} (${ageText(completedAt, now)})`,
  );
  const leftOut = verdict.leftOut.length;
  return [
    {
      title: '',
      lines: [
        `Findings: ${countsText(verdict)}`,
        `Scans: ${cutText(scans.join(', '), LINE)}`,
        cutText(holdsText(verdict), LINE),
        ...(leftOut > 0 ? [`Left out by scanners: ${many(leftOut, 'finding')}`] : []),
      ],
    },
    { title: 'Exceptions used', lines: exceptionLines(verdict, now) },
    suppressedSection(verdict),
    otherSection(verdict),
  ];
}
