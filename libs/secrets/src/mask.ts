/** Printed instead of a secret. */
export function maskOf(secretName: string): string {
  return `[secret ${secretName}]`;
}
