import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import { answerJson } from '../protocol/json-service.ts';
import { keyOperations } from './key-operations.ts';
import { signatureOperations } from './signatures.ts';
import { keyParameters } from './parameters.ts';
import { KeyStore } from './key-store.ts';

const operations = { ...keyOperations, ...signatureOperations };

/** KMS, with keys for signatures only; for tests in the same process. */
export class LocalKeys {
  readonly #store: KeyStore;

  constructor(place: AccountRegion) {
    this.#store = new KeyStore(place);
  }

  /**
   * Creates a key, ECC_NIST_P256 for signatures, if none has this alias.
   * @param alias its alias, or the alias's ARN, which determines its account and region
   * @returns the key's ARN
   */
  create(alias: string): string {
    const existing = this.#store.findAlias(alias);
    if (existing) return existing.arn;
    const [, , , region, accountId] = alias.split(':');
    const key = this.#store.create(region && accountId ? { region, accountId } : undefined);
    this.#store.setAlias(alias, key);
    return key.arn;
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerJson('kms', request, operations, this.#store, keyParameters);
  }
}
