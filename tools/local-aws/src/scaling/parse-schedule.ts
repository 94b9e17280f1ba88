/** The time of a schedule such as `at(2026-11-28T12:00:00)`, in UTC; undefined for other schedules. */
export function parseSchedule(schedule: string): Date | undefined {
  const [, text] = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(schedule) ?? [];
  return text === undefined ? undefined : new Date(`${text}Z`);
}
