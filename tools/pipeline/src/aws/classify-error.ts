import { oneLine } from './one-line.ts';

/** How to treat a call's error while waiting; the reason is one line. */
export interface Fault {
  /**
   * `no-scan`: there is none yet; `passing`: transient; `lasting`: permanent, which includes every
   * unknown error.
   */
  readonly kind: 'no-scan' | 'passing' | 'lasting';
  readonly reason: string;
}

/**
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html and the exceptions of
 * each SDK client.
 */
const THROTTLES = /^(?:Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown)/;

/** https://nodejs.org/api/errors.html#common-system-errors */
const NETWORK = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'],
  ...['EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'],
]);

const REMEDIES: Readonly<Record<string, string>> = {
  RepositoryNotFoundException: 'check the repository, the account and the region',
  ImageNotFoundException: 'push the image first; a lifecycle rule may have deleted it',
  AccessDeniedException: 'allow the action in the role’s policy',
  AccessDenied: 'allow the action in the role’s policy',
  NoSuchBucket: 'deploy the infrastructure',
  ClusterNotFoundException: 'check the cluster, the account and the region',
  ExpiredTokenException: 'get new credentials',
  // The same from STS, IAM, SNS and S3.
  ExpiredToken: 'get new credentials',
  UnrecognizedClientException: 'check the credentials',
  InvalidClientTokenId: 'check the credentials',
  InvalidAccessKeyId: 'check the credentials',
  InvalidSignatureException: 'check the credentials and the clock',
  SignatureDoesNotMatch: 'check the credentials and the clock',
  RequestTimeTooSkewed: 'set the clock',
  CredentialsProviderError:
    'give credentials, for example by a role or the profile gatehouse-ENVIRONMENT',
};

interface SdkError {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly $fault?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Classifies a thrown value. Never throws. */
export function classifyError(thrown: unknown): Fault {
  const error: SdkError = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { name } = error;
  const status = error.$metadata?.httpStatusCode;
  const text = oneLine(error.message);
  const reason = `${name}${text === '' || text === name ? '' : `: ${text}`}`;
  if (name === 'ScanNotFoundException')
    return { kind: 'no-scan', reason: `ECR knows of no scan (${name})` };
  if (THROTTLES.test(name) || status === 429)
    return { kind: 'passing', reason: `throttled (${reason})` };
  const network = status === undefined ? networkProblem(error) : undefined;
  if (network !== undefined) return { kind: 'passing', reason: `no connection (${network})` };
  if (name === 'TimeoutError' || name === 'AbortError') return { kind: 'passing', reason: text };
  // A proxy's error page may have any status, which then counts.
  if (name === 'SyntaxError') {
    const answer = `the answer (HTTP ${status ?? '?'}) is not JSON; is there a proxy in between?`;
    const lasting = status !== undefined && status >= 400 && status < 500;
    return { kind: lasting ? 'lasting' : 'passing', reason: answer };
  }
  if (error.$fault === 'server' || (status !== undefined && status >= 500))
    return { kind: 'passing', reason: `failing at AWS (HTTP ${status ?? '?'}: ${reason})` };
  const remedy = REMEDIES[name];
  return { kind: 'lasting', reason: remedy === undefined ? reason : `${reason}; ${remedy}` };
}

/** The SDK wraps some errors so that only their text remains. */
function networkProblem({ code, message }: SdkError): string | undefined {
  const codes = [code, ...(message.match(/\bE[A-Z_]{4,}\b/g) ?? [])];
  const known = codes.find((each) => typeof each === 'string' && NETWORK.has(each));
  if (typeof known === 'string') return known;
  return message.endsWith('socket hang up') ? 'socket hang up' : undefined;
}
