import type { Input } from './input.ts';
import type { RotationFunction } from './rotation.ts';
import type { SecretStore } from './secret-store.ts';

/** The context of an operation. */
export interface Context {
  readonly store: SecretStore;
  /** Rotation functions by the secret's name. */
  readonly rotationFunctions: ReadonlyMap<string, RotationFunction>;
  /** ARNs of the secrets that are being rotated. */
  readonly rotating: Set<string>;
}

/** One action of the API: parameters in, result out; throws SecretsManagerError. */
export type Operation = (input: Input, context: Context) => object | Promise<object>;

export type Operations = Readonly<Record<string, Operation>>;
