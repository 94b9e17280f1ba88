import { GatehouseError } from '@gatehouse/service-manifest';
import { oneLine } from '../../aws/one-line.ts';

/** GitHub has rejected a request, or has not responded; the message is one line and begins with the request. */
export class GitHubError extends GatehouseError {
  override readonly name = 'GitHubError';
  /** Undefined without a response. */
  readonly status: number | undefined;

  constructor(request: string, status: number | undefined, reason: string, cause?: unknown) {
    super('GH-SETUP-002', `${request}: ${oneLine(reason)}`, { cause });
    this.status = status;
  }
}
