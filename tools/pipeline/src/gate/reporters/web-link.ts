/** The address if it is a plain web address, with unusual characters encoded; otherwise undefined. */
export function webLink(address: string | undefined): string | undefined {
  if (address === undefined || address.length > 2_000 || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  if (!['http:', 'https:'].includes(protocol)) return undefined;
  // A user name before the host makes a link look as if it led elsewhere.
  if (username !== '' || password !== '') return undefined;
  return href.replace(
    /[^A-Za-z0-9\-.~:/?#@!&+,;=%_]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
