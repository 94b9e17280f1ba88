import { endQuietly } from './end-quietly.ts';
import { runProgram } from './program.ts';

endQuietly(process.stdout);
endQuietly(process.stderr);
await runProgram(process.argv.slice(2));
