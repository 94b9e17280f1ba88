import type { Answer, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../place.ts';
import { answerJson } from '../protocol/json-service.ts';
import { keyOperations, keyParameters } from './key-operations.ts';
import { KeyStore } from './key-store.ts';

/** KMS, with keys for signatures only; for tests in the same process. */
export class LocalKeys {
  readonly #store: KeyStore;

  constructor(place: AccountRegion) {
    this.#store = new KeyStore(place);
  }

  /**
   * Makes a key, ECC_NIST_P256 for signatures, if there is none of this alias.
   * @param alias its alias, or the alias's ARN, in whose account and region it is then
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

  answer(request: ServiceRequest): Promise<Answer> {
    return answerJson('kms', request, keyOperations, this.#store, keyParameters);
  }
}
