import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import pc from 'picocolors';
import { EvidenceError } from '../../gate/evidence/evidence-error.ts';
import { DETAILS } from '../../gate/evidence/statement.ts';
import { verifyEvidence } from '../../gate/evidence/verify-evidence.ts';
import { repositoryOf, type ImageReference } from '../../image/image-reference.ts';
import { imageOption } from '../../gate/options.ts';
import { imagesOf } from '../../image/images-of.ts';
import { RuleError } from '../../gate/rule-error.ts';
import { readRules } from '../../gate/read-rules.ts';
import { readSettings } from '../../gate/read-settings.ts';

interface VerifyOptions {
  readonly service: string;
  readonly environment: string;
  readonly image: ImageReference;
  readonly policy: string;
  readonly exceptions: string;
  readonly json?: true;
}

/**
 * `gatehouse gate verify` exits with 0 if the evidence is valid, 1 if it is not, 2 if that is
 * indeterminate.
 */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Verify the evidence of a passed gate. Exits with 0: valid, 1: invalid, 2: the key or the policy is not available.',
    )
    .argument('<evidence>', 'file that the gate wrote')
    .requiredOption('-s, --service <name>', 'service that the evidence must name')
    .requiredOption('-e, --environment <name>', 'environment that it must be for')
    .addOption(imageOption('image that it must be for'))
    .option('--policy <file>', 'policy that it must be by', 'security/policy.json')
    .option('--exceptions <folder>', 'exceptions as they are now', 'security/exceptions')
    .option('--json', 'for machines')
    .action(async (file: string, options: VerifyOptions) => {
      process.exitCode = await verify(file, options);
    });
}

async function verify(file: string, options: VerifyOptions): Promise<number> {
  const { service, environment, image, policy, exceptions, json } = options;
  try {
    // Loads the SDK, which other commands do not need.
    const { trustedKey } = await import('../../gate/evidence-for.ts');
    const now = new Date();
    const rules = await readRules(policy, exceptions, now);
    const workspace = await readSettings();
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new EvidenceError('unreadable', `${file} cannot be read (${error.code})`);
    });
    // The gate checks the build; the release is the same image.
    const images = workspace && imagesOf(workspace, environment, service, image);
    const statement = verifyEvidence(text, {
      repository: repositoryOf(images?.build ?? image),
      digest: image.digest,
      service,
      environment,
      policySha256: rules.policyFile.sha256,
      rules,
      trusted: await trustedKey(workspace, environment),
      allowLocalKey: workspace?.environments[environment]?.local === true,
      now,
    });
    const { timeVerified, [DETAILS]: details } = statement.predicate;
    const told = `${service} passed the gate for ${environment} at ${timeVerified}; it counts until ${details.expires}`;
    process.stdout.write(
      json ? `${JSON.stringify({ valid: true, statement })}\n` : `${pc.green('VALID')}  ${told}\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof EvidenceError) && !(error instanceof RuleError)) throw error;
    const reason = error instanceof EvidenceError ? error.reason : 'no-policy';
    const { message } = error;
    process.stdout.write(
      json
        ? `${JSON.stringify({ valid: false, reason, message })}\n`
        : `${pc.red('NOT VALID')}  ${message} (${reason})\n`,
    );
    return reason === 'key-unavailable' || reason === 'no-policy' ? 2 : 1;
  }
}
