/** Permissions as text. */
export const scopesText = (permissions: Readonly<Record<string, string>>): string =>
  Object.entries(permissions)
    .map(([scope, level]) => `${scope}: ${level}`)
    .sort()
    .join(', ');
