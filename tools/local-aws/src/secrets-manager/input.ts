import { invalidInput } from './errors.ts';
import type { SecretValue } from './model.ts';

/** Secrets Manager's own limit: https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
const maxValueBytes = 65_536;

/** Reads a request's parameters; throws ValidationException for one that has the wrong type. */
export class Input {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  string(name: string): string {
    const value = this.optionalString(name);
    if (!value)
      throw invalidInput(
        `1 validation error detected: Value null at '${camelCase(name)}' failed to satisfy constraint: Member must not be null`,
      );
    return value;
  }

  optionalString(name: string): string | undefined {
    return this.#typed<string>(name, 'a string', (value) => typeof value === 'string');
  }

  boolean(name: string): boolean | undefined {
    return this.#typed<boolean>(name, 'a boolean', (value) => typeof value === 'boolean');
  }

  /** A whole number within the bounds. */
  integer(name: string, least: number, most: number): number | undefined {
    return this.#typed<number>(
      name,
      `a whole number from ${least} to ${most}`,
      (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    );
  }

  strings(name: string): string[] | undefined {
    return this.#typed<string[]>(
      name,
      'a list of strings',
      (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
    );
  }

  objects(name: string): Input[] | undefined {
    return this.#typed<Record<string, unknown>[]>(
      name,
      'a list of structures',
      (value) => Array.isArray(value) && value.every(isObject),
    )?.map((each) => new Input(each));
  }

  object(name: string): Readonly<Record<string, unknown>> | undefined {
    return this.#typed(name, 'a structure', isObject);
  }

  /** SecretString or SecretBinary, if any; both are an error, and so is more than 64 KiB. */
  value(): SecretValue | undefined {
    const string = this.optionalString('SecretString');
    const binary = this.optionalString('SecretBinary');
    if (string !== undefined && binary !== undefined)
      throw invalidInput("You can't specify both a binary secret value and a string secret value.");
    const size = Buffer.byteLength(
      string ?? binary ?? '',
      string === undefined ? 'base64' : 'utf8',
    );
    if (size > maxValueBytes)
      throw invalidInput(
        `1 validation error detected: the secret value failed to satisfy constraint: Member must have length less than or equal to ${maxValueBytes}`,
      );
    if (string !== undefined) return { string };
    return binary === undefined ? undefined : { binary };
  }

  #typed<T>(name: string, expected: string, accepts: (value: unknown) => boolean): T | undefined {
    const value = this.#values[name];
    if (value === undefined || value === null) return undefined;
    if (!accepts(value)) throw invalidInput(`${name} must be ${expected}.`);
    return value as T;
  }
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
