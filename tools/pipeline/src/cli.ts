import { runProgram } from './program.ts';

// The reader may have left, as in "gatehouse status | head -1". A deployment goes on, and ends with its own exit code.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

await runProgram(process.argv.slice(2));
