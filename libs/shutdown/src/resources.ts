import { within } from './within.ts';

interface Resource {
  readonly name: string;
  readonly close: () => unknown;
  readonly timeoutMs: number;
  open: boolean;
}

/** Resources to close before the process ends, the last registered one first. */
export class Resources {
  readonly #resources: Resource[] = [];

  add(name: string, close: () => unknown, timeoutMs: number): void {
    this.#resources.push({ name, close, timeoutMs, open: true });
  }

  /**
   * Closes them one after the other. A failure or a time-out does not prevent the others from closing.
   */
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

  /** The names of the resources that are still open, in the order of closing. */
  stillOpen(): string[] {
    return this.#resources
      .filter(({ open }) => open)
      .map(({ name }) => name)
      .reverse();
  }
}
