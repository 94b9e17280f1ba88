import type { OtherResult } from '../model/report.ts';
import { cutText } from './clean-text.ts';

/** `licence AGPL-3.0 of x (CRITICAL): category forbidden` */
export function otherText({ kind, id, target, severity, title }: OtherResult): string {
  const of = target === '' ? '' : ` of ${cutText(target, 60)}`;
  const rated = severity === '' ? '' : ` (${cutText(severity, 24)})`;
  const about = title === '' ? '' : `: ${cutText(title, 100)}`;
  return `${cutText(kind, 40)} ${cutText(id, 60)}${of}${rated}${about}`;
}
