import { spawn } from 'node:child_process';

/** The CDK's output goes to stderr: stdout has the results. */
export function nxDeploy(names: readonly string[]): Promise<boolean> {
  const args = [
    'nx',
    'deploy',
    'infrastructure',
    ...names,
    '--exclusively',
    '--require-approval=never',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn('npx', args, { stdio: ['ignore', 2, 2] });
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}
