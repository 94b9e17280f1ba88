import { Terminal } from './xterm.ts';

/** More lines than anything that tests print. */
const SCROLLBACK = 10_000;

/**
 * What a person sees in the end of what a program wrote to a terminal: without colours, and with what it wrote over
 * gone.
 * @param text Control sequences included.
 */
export async function screenOf(text: string, columns: number): Promise<string> {
  const terminal = new Terminal({
    cols: columns,
    rows: 40,
    scrollback: SCROLLBACK,
    allowProposedApi: true,
  });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const { active } = terminal.buffer;
  const lines = Array.from(
    { length: active.length },
    (_, at) => active.getLine(at)?.translateToString(true) ?? '',
  );
  terminal.dispose();
  return `${lines.join('\n').trimEnd()}\n`;
}
