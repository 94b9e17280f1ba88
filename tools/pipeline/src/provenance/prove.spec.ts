import { GITHUB_ROLES } from '@gatehouse/service-manifest';
import { BUILDER } from '../attestations/claim.ts';
import { prove } from './prove.ts';
import { CLAIM, COMMIT, failing, SIGNER, verified } from './test/samples.ts';
import { standInGh, type StandInGh } from './test/stand-in-gh.ts';

let gh: StandInGh;
afterEach(() => gh.remove());

/** Of `gh`, what it does when it is asked for the provenance. */
const ofProvenance = (program: string) => `case $type in *slsa*) ${program} ;; esac`;

describe('prove', () => {
  it('requests the provenance and the bill of materials, as strictly as gh can', async () => {
    gh = standInGh(verified());
    expect(await prove(CLAIM, gh.env)).toMatchObject({ outcome: 'proven' });
    const args = (type: string) => [
      ...['attestation', 'verify', `oci://${CLAIM.image}`, '--repo', 'acme/services'],
      ...['--signer-workflow', 'acme/services/.github/workflows/deliver-service.yml'],
      ...['--signer-digest', COMMIT, '--source-digest', COMMIT],
      ...['--source-ref', 'refs/heads/main', '--deny-self-hosted-runners'],
      ...['--predicate-type', type, '--format', 'json'],
    ];
    const expected = [args('https://slsa.dev/provenance/v1'), args('https://cyclonedx.org/bom')];
    expect(gh.calls()).toHaveLength(2);
    expect(gh.calls()).toEqual(expect.arrayContaining(expected));
  });

  it('accepts only the file that may push images as the builder', () => {
    gh = standInGh();
    expect(GITHUB_ROLES.build.workflows.map((file) => `.github/workflows/${file}.yml`)).toEqual([
      BUILDER,
    ]);
  });

  it.each([
    ['no attestations found for digest sha256:aa in acme/services'],
    ['failed to fetch attestations from acme/services: HTTP 404: Not Found (https://api.gi...)'],
    ['no matching predicate found'],
    ['verifying with issuer "sigstore.dev"'],
    [`expected SourceRepositoryDigest to be ${COMMIT}, got ${'d'.repeat(40)}`],
  ])('is not proven if gh says "%s"', async (message) => {
    gh = standInGh(`${ofProvenance(failing(message))}\n${verified()}`);
    expect(await prove(CLAIM, gh.env)).toEqual({
      outcome: 'not proven',
      findings: [
        { of: 'provenance', outcome: 'not proven', reason: message },
        { of: 'bill of materials', outcome: 'proven', reason: `signed by ${SIGNER}` },
      ],
    });
  });

  it.each([
    ['another file that begins like it', verified(`${SIGNER}-2`)],
    ['a branch', verified(SIGNER.replace('main', 'feature'))],
    ['another commit', verified(SIGNER, 'd'.repeat(40))],
    ['another kind of statement', verified(SIGNER, COMMIT, 'https://example.com')],
  ])('is not proven if gh accepts %s', async (_, program) => {
    gh = standInGh(program);
    expect(await prove(CLAIM, gh.env)).toMatchObject({ outcome: 'not proven' });
  });

  it.each([
    ['is not there', undefined, 'gh is not installed'],
    ['needs a token', failing('To use GitHub CLI, set GH_TOKEN', 4), 'gh failed with 4: To use'],
    ['knows no such option', failing('unknown flag: --signer-digest'), 'gh failed with 1: unknown'],
    ['is limited', failing('failed to fetch attestations: HTTP 403: rate limit'), 'HTTP 403'],
    ['says nothing', 'exit 1', 'gh failed with 1: it said nothing'],
    ['is ended', 'kill -TERM $$', 'SIGTERM'],
    ['succeeds without a word', '', 'gh did not say what it verified'],
    ['verified nothing', 'printf []', 'gh did not say what it verified'],
    ['prints something else', 'printf {}', 'gh did not say what it verified'],
  ])('is undecided if gh %s', async (_, program, reason) => {
    gh = standInGh(program);
    const { outcome, findings } = await prove(CLAIM, gh.env);
    expect(outcome).toBe('undecided');
    expect(findings[0]!.reason).toContain(reason);
  });

  it('is not proven if one is not, and the other is undecided', async () => {
    gh = standInGh(`${ofProvenance('exit 1')}\n${failing('no attestations found')}`);
    expect(await prove(CLAIM, gh.env)).toMatchObject({ outcome: 'not proven' });
  });

  it('shows foreign texts on one line, escaped', async () => {
    gh = standInGh(failing('a\n::error::b\u001b[31m ##[group]'));
    const { findings } = await prove(CLAIM, gh.env);
    expect(findings[0]!.reason).toBe('gh failed with 1: a ::error::b\uFFFD[31m ## [group]');
  });
});
