import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatehouse } from '../test/gatehouse.ts';
import { PREDICATES } from '../attestations/claim.ts';
import { CLAIM, COMMIT, failing, verified } from './test/samples.ts';
import { standInGh, type StandInGh } from './test/stand-in-gh.ts';

let gh: StandInGh;
afterEach(() => gh.remove());

describe('gatehouse provenance', () => {
  async function provenance(args: readonly string[]) {
    const cwd = gh.env['PATH']!;
    const place = { account: '000000000000', region: 'eu-central-1' };
    writeFileSync(
      join(cwd, 'gatehouse.json'),
      JSON.stringify({
        organisation: 'acme',
        repository: 'services',
        registry: place,
        environments: { production: { ...place, cluster: 'c', domain: 'acme.example' } },
      }),
    );
    return gatehouse(['provenance', ...args], { cwd, env: gh.env });
  }

  it.each([
    ['PROVEN', 0, verified()],
    ['NOT PROVEN', 1, failing('no attestations found')],
    ['UNDECIDED', 2, undefined],
  ])('prints %s and exits with %d', async (word, code, program) => {
    gh = standInGh(program);
    const result = await provenance(['--image', CLAIM.image, '--commit', COMMIT]);
    expect(result).toMatchObject({ code, stderr: '' });
    expect(result.stdout).toMatch(new RegExp(`^${word} {2}${CLAIM.image} of the commit c+\n`));
    expect(result.stdout.trimEnd().split('\n')).toHaveLength(
      // With the line that names the code.
      1 + Object.keys(PREDICATES).length + (code === 0 ? 0 : 1),
    );
  });

  it.each([
    [['--image', 'payments:latest', '--commit', COMMIT], 'a tag is not enough'],
    [['--image', CLAIM.image, '--commit', 'main'], 'It must be 40 hexadecimal digits'],
    [['--commit', COMMIT], "required option '-i, --image"],
  ])('%j exits with 2, and calls nothing', async (args, message) => {
    gh = standInGh(verified());
    const { code, stdout, stderr } = await provenance(args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
    expect(gh.calls()).toEqual([]);
  });
});
