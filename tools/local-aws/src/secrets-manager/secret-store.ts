import { arnOf, type AccountRegion } from '../arn.ts';
import { invalidRequest, notFound } from './errors.ts';
import type { Secret } from './model.ts';
import { randomSuffix } from './random-suffix.ts';

/** All secrets, with Secrets Manager's lookups. */
export class SecretStore {
  readonly #place: AccountRegion;
  /** By name. */
  readonly #secrets = new Map<string, Secret>();
  #changed: () => void = () => undefined;

  constructor(place: AccountRegion) {
    this.#place = place;
  }

  /** An ARN for a new secret, with six random characters as Secrets Manager adds them. */
  newArn(name: string): string {
    return arnOf(this.#place, 'secretsmanager', `secret:${name}-${randomSuffix()}`);
  }

  /**
   * Finds a secret by name, full ARN, or ARN without the six random characters; including one that is marked for
   * deletion. Throws ResourceNotFoundException.
   */
  find(id: string): Secret {
    const secret = this.findOrUndefined(id);
    if (!secret) throw notFound();
    return secret;
  }

  findOrUndefined(id: string): Secret | undefined {
    this.#removeOverdue();
    const secrets = [...this.#secrets.values()];
    return (
      this.#secrets.get(id) ??
      secrets.find(({ arn }) => arn === id) ??
      secrets.find(({ arn }) => arn.slice(0, -7) === id)
    );
  }

  /** Like `find`, but throws for a secret that is marked for deletion. */
  live(id: string): Secret {
    const secret = this.find(id);
    if (secret.deletion)
      throw invalidRequest(
        "You can't perform this operation on the secret because it was marked for deletion.",
      );
    return secret;
  }

  /** In the order of creation. */
  all(): readonly Secret[] {
    this.#removeOverdue();
    return [...this.#secrets.values()];
  }

  /** Stores a new secret, or the new state of one. */
  save(secret: Secret): Secret {
    this.#secrets.set(secret.name, secret);
    this.#changed();
    return secret;
  }

  remove(secret: Secret): void {
    this.#secrets.delete(secret.name);
    this.#changed();
  }

  /** Records that a version of the secret was read, without writing it to disk. */
  accessed(secret: Secret, versionId: string): void {
    const accessedAt = Date.now();
    const versions = secret.versions.map((version) =>
      version.id === versionId ? { ...version, accessedAt } : version,
    );
    this.#secrets.set(secret.name, { ...secret, versions, accessedAt });
  }

  /** Calls the listener after every change. */
  onChange(listener: () => void): void {
    this.#changed = listener;
  }

  /** Restores what an earlier run stored. */
  restore(secrets: readonly Secret[]): void {
    for (const secret of secrets) this.#secrets.set(secret.name, secret);
  }

  #removeOverdue(): void {
    const now = Date.now();
    for (const secret of this.#secrets.values())
      if (secret.deletion && secret.deletion.dueAt <= now) this.remove(secret);
  }
}
