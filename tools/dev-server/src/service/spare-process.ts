import type { Readable } from 'node:stream';
import type { ServiceBundle } from './service-bundle.ts';
import { startProcess, type ServiceProcess } from './service-process.ts';

/** A process that has what the service needs loaded already, for its next start. */
export class SpareProcess {
  readonly #folder: string;
  readonly #print: (stream: Readable) => void;
  #spare: { readonly process: ServiceProcess; readonly key: string } | undefined;

  /** @param print takes what a process prints on either stream */
  constructor(folder: string, print: (stream: Readable) => void) {
    this.#folder = folder;
    this.#print = print;
  }

  /** The spare process, if nothing that it has loaded changed; else a new one. */
  take(bundle: ServiceBundle, environment: Record<string, string>): ServiceProcess {
    const found = this.#spare;
    this.#spare = undefined;
    if (found?.key === keyOf(bundle, environment)) return found.process;
    void found?.process.stop(0);
    return startProcess(this.#folder, environment, bundle.packages, this.#print);
  }

  prepare(bundle: ServiceBundle, environment: Record<string, string>): void {
    if (this.#spare) return;
    const process = startProcess(this.#folder, environment, bundle.packages, this.#print);
    this.#spare = { process, key: keyOf(bundle, environment) };
    void process.ended.then(() => {
      if (this.#spare?.process === process) this.#spare = undefined;
    });
  }

  async stop(): Promise<void> {
    await this.#spare?.process.stop(0);
  }
}

const keyOf = ({ packages }: ServiceBundle, environment: Record<string, string>): string =>
  JSON.stringify([packages, environment]);
