import { endQuietly } from './end-quietly.ts';
import { runProgram } from './program.ts';

// The SDK's opinion of this Node belongs in no verdict. The SDK reads this when its first client is made.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
endQuietly(process.stdout);
endQuietly(process.stderr);
await runProgram(process.argv.slice(2));
