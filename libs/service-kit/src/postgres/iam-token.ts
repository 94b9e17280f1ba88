import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';

type Signer = ConstructorParameters<typeof SignatureV4>[0];

/** What signs a token: the region and the credentials of the task. */
export type Signing = Pick<Signer, 'region' | 'credentials' | 'sha256'>;

/** A token is needed to connect only; AWS accepts none that is older. */
const VALID_S = 900;

/**
 * A password for one user of one database, signed with the task's credentials; no call to AWS. The same as
 * `aws rds generate-db-auth-token`, and as `@aws-sdk/rds-signer`, which brings sources of credentials that a task has not.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.Connecting.html
 */
export async function iamToken(
  { host, port, user }: { host: string; port: number; user: string },
  signing: Signing,
  now: Date = new Date(),
): Promise<string> {
  const authority = `${host}:${port}`;
  const signer = new SignatureV4({ service: 'rds-db', ...signing });
  const request = new HttpRequest({
    method: 'GET',
    protocol: 'https:',
    hostname: host,
    port,
    path: '/',
    query: { Action: 'connect', DBUser: user },
    headers: { host: authority },
  });
  const { query = {} } = await signer.presign(request, { expiresIn: VALID_S, signingDate: now });
  const parts = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .sort();
  return `${authority}/?${parts.join('&')}`;
}
