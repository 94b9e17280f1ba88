import type { Manifest } from '@gatehouse/service-manifest';
import { banner } from './banner.ts';
import type { Colours } from './output/service-output.ts';
import { read } from './own-requests.ts';

/** The banner of a service that runs, with a call made from the description that it serves. */
export async function bannerOf(
  name: string,
  url: string,
  manifest: Manifest,
  colours: Colours,
): Promise<string> {
  const text = await read(`${url}/openapi.json`);
  const document = text === undefined ? undefined : (JSON.parse(text) as object);
  return banner(name, url, document, { topic: firstTopic(manifest) }, colours);
}

/** What the example call publishes to. */
function firstTopic({ grants = [] }: Manifest): string {
  return grants.flatMap((grant) => ('topic' in grant ? grant.topic : []))[0] ?? '';
}
