/** Without unset and empty values; undefined if nothing remains. */
export function clean(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) =>
        each !== undefined &&
        !(typeof each === 'object' && each !== null && Object.keys(each).length === 0),
    ),
  );
}
