/** The call in the banner, with a known name. */
export function callIn(output: string): (() => Promise<string | undefined>) | undefined {
  const [, url, key] =
    /curl (http\S+) -H 'x-api-key: (\S+)' -H 'content-type: application\/json' -d '/.exec(output) ??
    [];
  if (url === undefined || key === undefined) return undefined;
  return async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ name: 'Ada' }),
    });
    return ((await response.json()) as { greeting?: string }).greeting;
  };
}
