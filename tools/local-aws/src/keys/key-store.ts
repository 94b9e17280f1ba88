import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { arnOf, type AccountRegion } from '../arn.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** A key for signatures, ECC_NIST_P256. */
export interface SigningKey {
  readonly id: string;
  readonly arn: string;
  readonly createdAt: Date;
  readonly publicKey: KeyObject;
  /** The private key, as a number. */
  readonly secret: Uint8Array;
}

/** Keys, with KMS's lookups. */
export class KeyStore {
  readonly #place: AccountRegion;
  readonly #keys: SigningKey[] = [];
  /** Key ids by the alias's ARN. */
  readonly #aliases = new Map<string, SigningKey>();

  constructor(place: AccountRegion) {
    this.#place = place;
  }

  create(place = this.#place): SigningKey {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomUUID();
    const key = {
      id,
      arn: arnOf(place, 'kms', `key/${id}`),
      createdAt: new Date(),
      publicKey,
      secret: Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'),
    };
    this.#keys.push(key);
    return key;
  }

  /** @param alias `alias/...`, of this account, or an alias's ARN */
  setAlias(alias: string, key: SigningKey): void {
    this.#aliases.set(this.aliasArn(alias), key);
  }

  /**
   * By id, ARN, alias or alias's ARN.
   * @throws NotFoundException
   */
  find(id = ''): SigningKey {
    const found = this.findAlias(id) ?? this.#keys.find((key) => key.id === id || key.arn === id);
    if (found) return found;
    const what = id.includes('alias/') ? 'Alias' : 'Key';
    const arn = id.startsWith('arn:') ? id : arnOf(this.#place, 'kms', id);
    throw new ServiceError('NotFoundException', `${what} ${arn} is not found.`);
  }

  findAlias(alias: string): SigningKey | undefined {
    return this.#aliases.get(this.aliasArn(alias));
  }

  aliasArn(alias: string): string {
    return alias.startsWith('arn:') ? alias : arnOf(this.#place, 'kms', alias);
  }
}
