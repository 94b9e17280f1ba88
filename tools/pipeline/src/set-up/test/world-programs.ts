import { programsIn } from '../local/programs-in.ts';
import type { Programs } from '../local/programs.ts';
import { runFake } from './fake-programs.mjs';
import type { Parts } from './world-parts.ts';

/** The programs of the workspace, which an interruption ends. */
export function worldPrograms({
  folder: { root },
  interruption,
  env,
  endpointOf,
}: Pick<Parts, 'folder' | 'interruption'> & {
  readonly env: NodeJS.ProcessEnv;
  readonly endpointOf: (account: string) => string;
}): Programs {
  const real = programsIn(root, env, () => undefined);
  /** A program that writes ends after what it did, or never starts. */
  const interrupted = async <T>(
    name: string,
    writes: boolean,
    run: () => Promise<T>,
  ): Promise<T> => {
    if (interruption.cut) throw new Error('interrupted');
    const ended = await run();
    if (writes && interruption.wrote(name)) throw new Error('interrupted');
    return ended;
  };
  return {
    local: (name, args) =>
      interrupted(`${name} ${args[0]}`, args[0] === 'sync', async () => {
        const { code, output } = await runFake(name, args, { root, endpointOf });
        return { code, stdout: output, tail: output.trim() };
      }),
    look: async (name, args) => {
      if (interruption.cut) throw new Error('interrupted');
      const { code, output } = await runFake(name, args, { root, endpointOf });
      return { code, stdout: output, tail: output.trim() };
    },
    git: (...args) =>
      interrupted(
        `git ${args.slice(0, 2).join(' ')}`,
        !/^(?:config|status|add)$/.test(args[0]!),
        () => real.git(...args),
      ),
  };
}
