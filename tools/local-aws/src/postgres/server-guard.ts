/**
 * Runs PostgreSQL until its parent process closes the other end of a pipe, so that neither the server nor its folder
 * outlives a killed test. It is a string, because it runs without a loader. It has the permissions of this process,
 * because the user of the server may not be able to read this Node.
 */
export const GUARD = `
const [home, user, program, ...options] = process.argv.slice(1);
const child = require('node:child_process').spawn(program, options, { ...JSON.parse(user), stdio: ['ignore', 'inherit', 'inherit'] });
const end = () => child.kill('SIGINT');
process.stdin.on('end', end).on('error', end).resume();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
child.on('error', (error) => { console.error(error.message); process.exit(1); });
child.on('exit', (code) => {
  process.chdir('/');
  require('node:fs').rmSync(home, { recursive: true, force: true });
  process.exit(code ?? 1);
});
`;
