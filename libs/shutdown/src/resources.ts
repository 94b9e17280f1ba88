import { within } from './within.ts';

interface Resource {
  readonly name: string;
  readonly close: () => unknown;
  readonly timeoutMs: number;
  open: boolean;
}

/** What is to be closed before the process ends: the last one registered goes first. */
export class Resources {
  readonly #resources: Resource[] = [];

  add(name: string, close: () => unknown, timeoutMs: number): void {
    this.#resources.push({ name, close, timeoutMs, open: true });
  }

  /** Closes one after the other; one that fails or takes too long does not keep the rest from it. */
  async closeAll(onFailure: (name: string, error: unknown) => void): Promise<void> {
    for (const resource of this.#resources.toReversed()) {
      const settle = async () => {
        try {
          await resource.close();
        } finally {
          resource.open = false;
        }
      };
      try {
        await within(resource.timeoutMs, settle);
      } catch (error) {
        onFailure(resource.name, error);
      }
    }
  }

  /** The names of those that are not closed yet, in the order of closing. */
  stillOpen(): string[] {
    return this.#resources
      .filter(({ open }) => open)
      .map(({ name }) => name)
      .reverse();
  }
}
