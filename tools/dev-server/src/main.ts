import { messageWithHint } from '@gatehouse/service-manifest';
import { ArgumentError, HELP, readArguments } from './arguments.ts';
import { coloursFor, wantsColours } from './output/colours.ts';
import { serve } from './serve.ts';

/** Serves the services named on the command line, or all, until SIGINT, SIGTERM or SIGHUP. */
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // A second Ctrl-C ends everything at once. Nx sends SIGTERM after the first one, which says nothing new.
    if (ending.signal.aborted && signal === 'SIGINT') process.exit(130);
    ending.abort();
  });
// The reader of the output may be gone; everything ends as on Ctrl-C.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => ending.abort());

try {
  const { help, services, inspect } = readArguments(process.argv.slice(2));
  if (help) process.stdout.write(HELP);
  else {
    const colours = wantsColours(process.env, process.stdout.isTTY);
    await serve({
      services,
      inspect,
      colours: coloursFor(colours),
      shell: process.env,
      write: (text) => void process.stdout.write(text),
      signal: ending.signal,
    });
  }
} catch (error) {
  process.stderr.write(`${messageWithHint(error)}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
