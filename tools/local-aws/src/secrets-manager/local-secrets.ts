import type { Context } from './context.ts';
import { Input } from './input.ts';
import type { SecretValue } from './model.ts';
import { rotate } from './operations/rotate-secret.ts';
import type { RotationFunction } from './rotation.ts';
import { SecretStore, type SecretStoreOptions } from './secret-store.ts';
import { putVersion, readVersion } from './versions.ts';

/** The secrets, for tests in the same process. Names may be ARNs wherever the secret exists. */
export class LocalSecrets implements Context {
  readonly store: SecretStore;
  readonly rotationFunctions = new Map<string, RotationFunction>();
  readonly rotating = new Set<string>();

  constructor(options: SecretStoreOptions) {
    this.store = new SecretStore(options);
  }

  /**
   * Creates the secret or gives it a new AWSCURRENT value. An object is kept as JSON.
   * @returns the new version's id
   */
  put(name: string, value: string | object): string {
    const { store } = this;
    const now = store.now();
    const id = store.newVersionId();
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

  /** The text (or base64 binary) of the version with this staging label, default AWSCURRENT. */
  get(name: string, stage?: string): string {
    const { value } = readVersion(this.store.live(name), { stage });
    return textOf(value);
  }

  /** The secret's full ARN. */
  arn(name: string): string {
    return this.store.find(name).arn;
  }

  /** Whether there is such a secret. */
  has(name: string): boolean {
    return this.store.findOrUndefined(name) !== undefined;
  }

  /** Deletes the secret at once. */
  remove(name: string): void {
    this.store.remove(this.store.find(name));
  }

  /** Registers what RotateSecret calls for this secret, once for each step. */
  onRotate(name: string, rotation: RotationFunction): void {
    this.rotationFunctions.set(this.store.find(name).name, rotation);
  }

  /**
   * Rotates the secret and waits for it; rejects when a step fails, AWSCURRENT then being as it was.
   * @returns the new version's id
   */
  async rotate(name: string): Promise<string> {
    const { versionId, done } = rotate(new Input({ SecretId: name }), this);
    await done;
    return versionId as string;
  }
}

const textOf = (value: SecretValue): string => ('string' in value ? value.string : value.binary);
