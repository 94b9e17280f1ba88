import { readFile } from 'node:fs/promises';
import {
  attestationsOf,
  buildKeyOf,
  GatehouseError,
  repositoriesOf,
} from '@gatehouse/service-manifest';
import { Command } from 'commander';
import { commitOption } from '../deploy/options.ts';
import { readWorkspaceHere } from '../deploy/subject.ts';
import { kmsSigningKey } from '../gate/evidence/index.ts';
import { imageOption } from '../gate/options.ts';
import type { ImageReference } from '../image/image-reference.ts';
import { parseStrictJson } from '../json/strict-json.ts';
import { attest, type Bom } from './attest.ts';
import { connect } from './connect.ts';
import { jobFromEnv } from './job-from-env.ts';

interface AttestOptions {
  readonly image: ImageReference;
  readonly commit: string;
  readonly sbom: string;
}

/** `gatehouse attest` */
export function attestCommand(): Command {
  return new Command('attest')
    .description(
      'With attestations "kms": sign provenance and bill of materials of an image with the key of the build role, and attach both to the image in its build repository. Runs in the delivery workflow; "gatehouse provenance" verifies them.',
    )
    .addOption(imageOption('image, by digest: repository@sha256:...'))
    .addOption(commitOption().env('GITHUB_SHA').makeOptionMandatory())
    .requiredOption('--sbom <file>', 'bill of materials from "nx container --sbom-file"')
    .action(async ({ image, commit, sbom }: AttestOptions) => {
      const workspace = await readWorkspaceHere();
      if (attestationsOf(workspace) !== 'kms')
        throw new GatehouseError(
          'GH-PROVENANCE-003',
          'gatehouse.json: "attestations" is "github", so that the delivery workflow attests images with actions/attest',
        );
      const { host } = repositoriesOf(workspace);
      if (!image.text.startsWith(`${host}/build/`))
        throw new GatehouseError(
          'GH-PROVENANCE-003',
          `--image: must be in a build repository of ${host}, not ${image.text}`,
        );
      const job = jobFromEnv(workspace, process.env);
      const repository = `${workspace.organisation}/${workspace.repository}`;
      const bom = parseStrictJson(await readFile(sbom, 'utf8')) as Bom;
      const digests = await attest(
        await connect(workspace, process.env),
        kmsSigningKey(buildKeyOf(workspace)),
        { image: image.text, commit, repository },
        job,
        bom,
      );
      process.stdout.write(
        `ATTESTED  ${image.text} of the commit ${commit}\n${digests.map((digest) => `  ${digest}\n`).join('')}`,
      );
    });
}
