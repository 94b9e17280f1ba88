import { runGh } from './run-gh.ts';
import { standInGh, type StandInGh } from './test/stand-in-gh.ts';

let gh: StandInGh;
afterEach(() => gh.remove());

describe('runGh', () => {
  it('gives up on a process that hangs, even if it ignores signals', async () => {
    gh = standInGh("trap '' TERM; exec /bin/sleep 60");
    await expect(runGh([], gh.env, 300)).rejects.toThrow('gh gave no answer within 0.3 s');
  });

  it('accepts a response of many megabytes', async () => {
    gh = standInGh('/usr/bin/head -c 20000000 /dev/zero');
    expect((await runGh([], gh.env)).stdout).toHaveLength(20e6);
  });

  it('passes arguments unchanged, and answers no prompts', async () => {
    gh = standInGh('printf %s "$GH_PROMPT_DISABLED$GH_TOKEN"');
    const args = ['$(touch x)', '; exit 3', 'a b'];
    expect((await runGh(args, { ...gh.env, GH_TOKEN: 't' })).stdout).toBe('1t');
    expect(gh.calls()).toEqual([args]);
  });
});
