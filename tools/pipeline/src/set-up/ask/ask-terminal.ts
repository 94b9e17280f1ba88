import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Ask } from './ask.ts';

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Prompts on a terminal until the answer is valid. Hidden input leaves no trace: the line editor has no output and
 * keeps no history.
 */
export const askTerminal =
  ({ input, output }: Terminal = { input: process.stdin, output: process.stderr }): Ask =>
  async ({ text, hidden = false, otherwise, problem }) => {
    const nothing = new Writable({ write: (_chunk, _encoding, written) => written() });
    const prompt = `${text}${otherwise === undefined ? '' : ` [${otherwise}]`}: `;
    for (;;) {
      const editor = createInterface({
        input,
        output: hidden ? nothing : output,
        terminal: true,
        historySize: 0,
      });
      try {
        if (hidden) output.write(prompt);
        const typed = await editor.question(hidden ? '' : prompt);
        if (hidden) output.write('\n');
        const answer = (hidden ? typed : typed.trim()) || otherwise || '';
        const wrong = answer === '' ? 'is empty' : problem?.(answer);
        if (wrong === undefined) return answer;
        output.write(`It ${wrong}.\n`);
      } finally {
        editor.close();
      }
    }
  };
