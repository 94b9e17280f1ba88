import { hintOf, type ErrorCode } from '@gatehouse/service-manifest';
import { Command } from 'commander';
import { coloursFor } from '../terminal.ts';
import { commitOption } from '../deploy/options.ts';
import { readWorkspaceHere } from '../deploy/subject.ts';
import type { ImageReference } from '../image/image-reference.ts';
import { imageOption } from '../gate/options.ts';
import type { ProofOutcome } from '../attestations/proof.ts';
import { provenanceText } from './text.ts';
import { claimOf, verifyClaim } from './verify-claim.ts';

const EXIT_CODES: Readonly<Record<ProofOutcome, number>> = {
  proven: 0,
  'not proven': 1,
  undecided: 2,
};

const CODES: Readonly<Record<ProofOutcome, ErrorCode | undefined>> = {
  proven: undefined,
  'not proven': 'GH-PROVENANCE-001',
  undecided: 'GH-PROVENANCE-002',
};

interface ProvenanceOptions {
  readonly image: ImageReference;
  readonly commit: string;
}

/** `gatehouse provenance` */
export function provenanceCommand(): Command {
  return new Command('provenance')
    .description(
      'Verify that the delivery workflow built an image from a commit and attested its contents: with GitHub’s gh, or with attestations "kms" by the key of the build role. Exits with 0: proven, 1: not proven, 2: indeterminate.',
    )
    .addOption(imageOption('image, by digest: repository@sha256:...'))
    .addOption(commitOption().env('GITHUB_SHA').makeOptionMandatory())
    .action(async ({ image, commit }: ProvenanceOptions) => {
      const workspace = await readWorkspaceHere();
      const claim = claimOf(workspace, image.text, commit);
      const proof = await verifyClaim(claim, workspace, process.env);
      const colours = coloursFor(undefined);
      process.stdout.write(provenanceText(claim, proof, colours));
      const code = CODES[proof.outcome];
      if (code !== undefined) process.stdout.write(`${hintOf(code)}\n`);
      process.exitCode = EXIT_CODES[proof.outcome];
    });
}
