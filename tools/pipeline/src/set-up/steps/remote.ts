import type { Workspace } from '@gatehouse/service-manifest';
import { succeeded } from '../local/programs.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/**
 * `origin` is the new repository. A clone's origin is where it was cloned from: that becomes `upstream`, so that
 * nothing is pushed there.
 */
export const remote: AutomaticStep = {
  id: 'remote',
  title: 'The remote origin is the repository',
  kind: 'automatic',
  places: [],
  needs: ['github/repository'],
  async check({ programs, workspace }) {
    const { code, stdout } = await programs.git('config', '--get', 'remote.origin.url');
    if (code !== 0) return missing('there is no remote origin');
    const url = stdout.trim();
    return isOf(url, workspace())
      ? done(withoutCredentials(url))
      : differs(withoutCredentials(url));
  },
  async apply({ programs, workspace }) {
    const { organisation, repository } = workspace();
    const current = await programs.git('config', '--get', 'remote.origin.url');
    const url = current.stdout.trim();
    if (current.code === 0) {
      const upstream = await programs.git('config', '--get', 'remote.upstream.url');
      await succeeded(
        'git remote',
        upstream.code === 0
          ? programs.git('remote', 'remove', 'origin')
          : programs.git('remote', 'rename', 'origin', 'upstream'),
      );
    }
    // With the same protocol as before, which works on this machine.
    const ssh = /^(?:ssh:\/\/|[\w.-]+@)/.test(url);
    const address = ssh
      ? `git@github.com:${organisation}/${repository}.git`
      : `https://github.com/${organisation}/${repository}.git`;
    await succeeded('git remote add', programs.git('remote', 'add', 'origin', address));
  },
};

function isOf(url: string, { organisation, repository }: Workspace): boolean {
  const path =
    /^(?:https:\/\/(?:[^/@]+@)?github\.com\/|(?:ssh:\/\/)?git@github\.com[:/])(.+?)(?:\.git)?\/?$/.exec(
      url,
    )?.[1];
  return path?.toLowerCase() === `${organisation}/${repository}`.toLowerCase();
}

/** An address may have a password in front of its host. */
const withoutCredentials = (url: string) => url.replace(/\/\/[^/@]+@/, '//');
