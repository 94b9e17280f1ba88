import { GatehouseError } from '@gatehouse/service-manifest';

/** The exit of a program, and its last lines of output, in order. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly tail: string;
}

/** Programs of the machine and of the workspace, never run through a shell. */
export interface Programs {
  /**
   * A program of `node_modules/.bin` that changes something: its progress is shown.
   * @throws with one line if it cannot be started
   */
  local(name: LocalProgram, args: readonly string[], env?: Env): Promise<Ended>;
  /** The same for a read-only program: its output is hidden. */
  look(name: LocalProgram, args: readonly string[]): Promise<Ended>;
  git(...args: readonly string[]): Promise<Ended>;
}

export type LocalProgram = 'nx' | 'cdk';

type Env = Readonly<Record<string, string>>;

/** A program has failed; the message ends with its last output. */
export class ProgramError extends GatehouseError {
  override readonly name = 'ProgramError';

  constructor(command: string, { code, tail }: Ended) {
    super('GH-SETUP-004', `"${command}" ended with ${code}:\n${tail}`);
  }
}

/** @throws {ProgramError} if a program exited with another code than 0 */
export async function succeeded(command: string, running: Promise<Ended>): Promise<Ended> {
  const ended = await running;
  if (ended.code !== 0) throw new ProgramError(command, ended);
  return ended;
}
