import * as z from 'zod';
import { AttestationError } from './attestation-error.ts';
import { digest, shown, unreadable, type Attested } from './check-attestation.ts';
import { builderOf, MAIN, type Claim } from './claim.ts';
import { BUILD_TYPE } from './statements.ts';

const provenance = z.object({
  buildDefinition: z.object({
    buildType: z.literal(BUILD_TYPE),
    externalParameters: z.object({
      workflow: z.object({ ref: z.string(), repository: z.string() }),
    }),
    internalParameters: z.object({ github: z.object({ runner_environment: z.string() }) }),
    resolvedDependencies: z.tuple([
      z.object({ uri: z.string(), digest: z.object({ gitCommit: z.string() }) }),
    ]),
  }),
  runDetails: z.object({
    builder: z.object({ id: z.string() }),
    byproducts: z.array(z.object({ digest })),
  }),
});

/**
 * Checks that a provenance is of our workflow, on main, on a machine of GitHub, from this commit; pure.
 * @returns digests of the statements that were made with it
 * @throws {AttestationError}
 */
export function checkProvenance({ predicate }: Attested, claim: Claim): readonly string[] {
  const { data, error } = provenance.safeParse(predicate);
  if (error) throw new AttestationError(unreadable(error), 5);
  const { buildDefinition, runDetails } = data;
  const { workflow } = buildDefinition.externalParameters;
  const [source] = buildDefinition.resolvedDependencies;
  const repository = `https://github.com/${claim.repository}`;
  const must = (what: string, found: string, wanted: string, passed: number) => {
    if (found !== wanted)
      throw new AttestationError(`it says that ${what} ${shown(found)}, not ${wanted}`, passed);
  };
  must('the repository is', workflow.repository, repository, 6);
  must('the image was built by', runDetails.builder.id, builderOf(claim), 7);
  must('it was built from the branch', workflow.ref, MAIN, 8);
  must('it was built from the source', source.uri, `git+${repository}@${MAIN}`, 9);
  must('it was built from the commit', source.digest.gitCommit, claim.commit, 10);
  const { runner_environment: runner } = buildDefinition.internalParameters.github;
  must('the machine is', runner, 'github-hosted', 11);
  return runDetails.byproducts.map((each) => each.digest.sha256);
}
