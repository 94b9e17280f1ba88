import { randomUUID } from 'node:crypto';
import type { AccountRegion } from '../arn.ts';
import type { Context } from './context.ts';
import { Input } from './input.ts';
import type { SecretValue } from './model.ts';
import { rotate } from './operations/rotate-secret.ts';
import type { RotationFunction } from './rotation.ts';
import { SecretStore } from './secret-store.ts';
import { putVersion, readVersion } from './versions.ts';

/** The secrets, for tests in the same process. ARNs are accepted instead of names of existing secrets. */
export class LocalSecrets implements Context {
  readonly store: SecretStore;
  readonly rotationFunctions = new Map<string, RotationFunction>();
  readonly rotating = new Set<string>();

  constructor(place: AccountRegion) {
    this.store = new SecretStore(place);
  }

  /**
   * Creates the secret, or sets a new AWSCURRENT value. An object is stored as JSON.
   * @returns the new version's id
   */
  put(name: string, value: string | object): string {
    const { store } = this;
    const now = Date.now();
    const id = randomUUID();
    const secret = store.findOrUndefined(name) ?? {
      name,
      arn: store.newArn(name),
      versions: [],
      createdAt: now,
      changedAt: now,
    };
    const string = typeof value === 'string' ? value : JSON.stringify(value);
    store.save(putVersion(secret, { id, value: { string }, now }));
    return id;
  }

  /** The string (or base64 binary) of the version with this staging label. Default: AWSCURRENT. */
  get(name: string, stage?: string): string {
    const { value } = readVersion(this.store.live(name), { stage });
    return textOf(value);
  }

  /** The secret's full ARN. */
  arn(name: string): string {
    return this.store.find(name).arn;
  }

  /** Whether the secret exists. */
  has(name: string): boolean {
    return this.store.findOrUndefined(name) !== undefined;
  }

  /** Deletes the secret immediately. */
  remove(name: string): void {
    this.store.remove(this.store.find(name));
  }

  /** Registers the function that RotateSecret calls for this secret, once for each step. */
  onRotate(name: string, rotation: RotationFunction): void {
    this.rotationFunctions.set(this.store.find(name).name, rotation);
  }

  /**
   * Rotates the secret and waits until it is done; rejects if a step fails, and then AWSCURRENT is unchanged.
   * @returns the new version's id
   */
  async rotate(name: string): Promise<string> {
    const { versionId, done } = rotate(new Input({ SecretId: name }), this);
    await done;
    return versionId as string;
  }
}

const textOf = (value: SecretValue): string => ('string' in value ? value.string : value.binary);
