import { stage, STAGED } from './stage.ts';

/** `npm run stage [-- VERSION]`: writes all packages into dist/packages as they are published. */
try {
  const staged = await stage(process.cwd(), process.argv[2]);
  process.stdout.write(`${staged.length} packages are in ${STAGED}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
