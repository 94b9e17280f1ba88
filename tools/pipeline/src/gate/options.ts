import { basename } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { parseImage, type ImageReference } from '../image/image-reference.ts';
import { validArgument } from '../valid-argument.ts';

/** The inputs of a decision, from the command line. */
export interface SourceOptions {
  readonly service: string;
  readonly environment: string;
  readonly image: ImageReference;
  /** Whether to read ECR's scan. */
  readonly ecr?: true;
  readonly report: readonly string[];
  readonly sbom?: string;
  /** CISA's catalogue of known exploited vulnerabilities. */
  readonly kev?: string;
  /** EPSS scores. */
  readonly epss?: string;
  readonly policy: string;
  readonly exceptions: string;
  /** Record of when findings were first seen: a file, or `registry`. */
  readonly firstSeen?: string;
  /** Whether the image is in no registry yet, so that no scan of AWS is required. */
  readonly beforePush?: true;
  /** Seconds to wait for ECR. */
  readonly timeout: number;
}

const collect = (value: string, before: readonly string[]) => [...before, value];

/** Adds the options for the inputs of a decision. */
export function withSources(command: Command): Command {
  return command
    .requiredOption('-s, --service <name>', 'service the image belongs to, or its folder', basename)
    .requiredOption('-e, --environment <name>', 'environment the image would be deployed to')
    .addOption(imageOption('image, by digest: repository@sha256:...'))
    .option('--ecr', 'wait for the ECR scan of this digest, basic or enhanced, and use it')
    .option(
      '-r, --report <file>',
      'scanner report: Trivy, Grype, ECR, Inspector, CycloneDX, SARIF, OSV-Scanner, Snyk, GitLab (repeatable)',
      collect,
      [],
    )
    .option(
      '--sbom <file>',
      'bill of materials from "nx container --sbom-file"; shows which packages are in the bundle',
    )
    .option('--kev <file>', 'CISA’s catalogue of known exploited vulnerabilities, as JSON')
    .option('--epss <file>', 'EPSS scores: a response of FIRST’s API or the CSV file of a day')
    .addOption(
      new Option('--policy <file>', 'policy file')
        .default('security/policy.json')
        .argParser(once('--policy')),
    )
    .option('--exceptions <folder>', 'folder of exceptions', 'security/exceptions')
    .option(
      '--first-seen <file>',
      'record of when findings were first seen; it is updated; "registry" is the one in the registry’s account (default: .gatehouse/first-seen/SERVICE.json where it exists or the environment is local)',
    )
    .option('--timeout <seconds>', 'how long to wait for ECR', seconds, 600);
}

/** The image of a command, which must be given by its digest. */
export const imageOption = (description: string) =>
  new Option('-i, --image <repository@sha256:...>', description)
    .makeOptionMandatory()
    .argParser((text) => validArgument(() => parseImage(text)));

/** An option that would be ambiguous if repeated. */
function once(flag: string): (value: string) => string {
  let given = false;
  return (value) => {
    if (given) throw new InvalidArgumentError(`${flag} may be given once only.`);
    given = true;
    return value;
  };
}

/** A time-out in seconds. @throws {InvalidArgumentError} for anything else than 1 to 7200 */
export function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 7_200)
    throw new InvalidArgumentError('It must be a whole number of seconds from 1 to 7200.');
  return value;
}
