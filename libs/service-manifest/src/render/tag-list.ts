/** Tags in AWS's list format; the case of the two keys differs between APIs. */
export function tagList<K extends string, V extends string>(
  tags: Readonly<Record<string, string>>,
  key: K,
  value: V,
) {
  return Object.entries(tags).map(([name, text]) => ({ [key]: name, [value]: text }));
}
