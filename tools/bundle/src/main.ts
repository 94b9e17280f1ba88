import { buildCommand } from './build-command.ts';

process.exitCode = await buildCommand(process.cwd(), process.argv.slice(2));
