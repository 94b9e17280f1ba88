/** The consequence for fields, by the beginning of their paths. */
const REMEDIES: readonly (readonly [string, string])[] = [
  ['http.', 'Gatehouse balances by host: the service has a host of its own'],
  ['image.build', 'nx container builds the image from the code of the service'],
  ['image.location', 'nx container builds the image; one that others built is not deployed'],
  ['sidecars', 'a service has one container'],
  ['exec', 'no shell is opened in a task: gatehouse debug runs one beside it'],
  [
    'storage.volumes',
    'grant a volume, and copy the files: npx nx generate grant NAME volume VOLUME',
  ],
  [
    'secrets',
    'is no secret of Secrets Manager: put it there, and its name under "injectedSecrets"',
  ],
  ['network', 'Gatehouse makes the network and its rules'],
  ['taskdef_overrides', 'the task definition is rendered from the manifest'],
  ['observability', 'tracing is switched on in the code of the service'],
];

/** What becomes of a field of a Copilot manifest. */
export const remedyOf = (path: string): string =>
  REMEDIES.find(([prefix]) => path.replace(/^environments\.[^.]+\./, '').startsWith(prefix))?.[1] ??
  'the manifest has nothing like it';
