import { clientClassOf } from './client-class.ts';

/** The function that connects a client. */
export function connectSource(
  name: string,
  className: string,
  url: string,
  secret: string,
): string {
  return `
/** The secret with the API keys of ${name}. What a header cannot carry is no key. */
const keys = z.object({
  current: z.string().regex(/^[!-~]{1,512}$/, 'must have 1 to 512 printable ASCII characters'),
});

/** The client of ${name}, with its API key and the trace of the request that is being answered. */
export async function connect${className}({ configuration, secrets, outgoing }: Pick<ServiceContext<Configuration>, 'configuration' | 'secrets' | 'outgoing'>): Promise<${clientClassOf(name)}> {
  const apiKey = await secrets.load(configuration.${secret}, keys);
  return new ${clientClassOf(name)}(outgoing({ name: '${name}', url: configuration.${url}, apiKey }));
}
`;
}
