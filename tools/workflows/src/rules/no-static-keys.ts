import type { Rule } from './rule.ts';

/** A key that is kept can be stolen; a role that a job takes ends with it. */
export const noStaticKeys: Rule = {
  id: 'no-static-keys',
  asks: 'Nothing knows a key of AWS: jobs take roles by their identity',
  *check({ workflows, actions }) {
    for (const { file, text } of [...workflows, ...actions])
      for (const [at, line] of text.split('\n').entries()) {
        const [found] =
          /aws[-_](access[-_]key[-_]id|secret[-_]access[-_]key)|\bA[KS]IA[0-9A-Z]{16}\b/i.exec(
            line,
          ) ?? [];
        if (found !== undefined)
          yield { place: { file, line: at + 1 }, message: `${found}: take a role instead` };
      }
  },
};
