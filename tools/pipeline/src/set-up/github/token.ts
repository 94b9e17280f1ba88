import { GatehouseError } from '@gatehouse/service-manifest';
import { runGh } from '../../provenance/run-gh.ts';

/**
 * The token of `GH_TOKEN` or `GITHUB_TOKEN`, or the one that `gh` stores. It is never written.
 * @throws with one line
 */
export async function githubToken(env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['GH_TOKEN'] || env['GITHUB_TOKEN'];
  if (given) return given;
  const { code, stdout } = await runGh(['auth', 'token'], env);
  const token = stdout.trim();
  if (code !== 0 || token === '')
    throw new GatehouseError('GH-SETUP-003', 'There is no GitHub token: run "gh auth login"');
  return token;
}
