/** What is printed in the place of a secret. */
export function maskOf(secretName: string): string {
  return `[secret ${secretName}]`;
}
