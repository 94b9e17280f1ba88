const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `35 min ago`, `2 h ago`, `3 days ago`; for an unknown or future time, that. */
export function ageText(moment: Date | undefined, now: Date): string {
  if (moment === undefined || Number.isNaN(moment.getTime())) return 'at an unknown time';
  const age = now.getTime() - moment.getTime();
  if (age < 0) return 'in the future';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < 2 * DAY) return `${Math.floor(age / HOUR)} h ago`;
  return `${Math.floor(age / DAY)} days ago`;
}

/** `ends 2026-08-01, 12 days left` */
export function endText(end: Date, now: Date): string {
  if (Number.isNaN(end.getTime())) return 'ends at an unknown time';
  const left = end.getTime() - now.getTime();
  const day = end.toISOString().slice(0, 10);
  if (left <= 0) return `ended ${day}`;
  const days = Math.floor(left / DAY);
  if (days === 0) return `ends ${day}, less than a day left`;
  return `ends ${day}, ${days} ${days === 1 ? 'day' : 'days'} left`;
}
