import { createInterface } from 'node:readline/promises';

/** What a person types on the terminal, after a prompt on stderr. */
export async function typed(prompt: string): Promise<string> {
  const editor = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await editor.question(prompt)).trim();
  } finally {
    editor.close();
  }
}
