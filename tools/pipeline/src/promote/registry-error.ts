import { GatehouseError } from '@gatehouse/service-manifest';

/** A request that the registry rejected or failed; its status lets the classification of AWS errors work on it. */
export class RegistryError extends GatehouseError {
  override readonly name = 'RegistryError';
  readonly $metadata: { readonly httpStatusCode: number };

  private constructor(request: string, status: number, reason: string) {
    super('GH-PROMOTE-005', `${request}: HTTP ${status}${reason === '' ? '' : `, ${reason}`}`);
    this.$metadata = { httpStatusCode: status };
  }

  /** Parses the registry's error: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
  static async of(request: string, response: Response): Promise<RegistryError> {
    const text = await response.text().catch(() => '');
    return new RegistryError(request, response.status, reasonIn(text));
  }
}

/** The error's code and message, on one line; the text itself may be a proxy's page. */
function reasonIn(text: string): string {
  try {
    const { errors = [] } = JSON.parse(text) as { errors?: { code?: string; message?: string }[] };
    return errors
      .map(({ code = '', message = '' }) => `${code} ${message}`.trim())
      .join('; ')
      .replace(/\s+/g, ' ')
      .slice(0, 300);
  } catch {
    return '';
  }
}
