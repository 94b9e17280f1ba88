import { Command, Option } from 'commander';
import { withSubject } from '../../deploy/options.ts';
import type { PromoteOptions } from '../../promote/promote-options.ts';
import { imageOption, seconds } from '../../gate/options.ts';
import { promotionText } from '../../promote/promotion-text.ts';
import type { PromotionResult } from '../../promote/run-promotion.ts';

const EXIT: Readonly<Record<PromotionResult['outcome'], number>> = {
  promoted: 0,
  refused: 1,
  undecided: 2,
};

/** `gatehouse promote` */
export function promoteCommand(): Command {
  return withSubject(
    new Command('promote').description(
      'Copy an image that the gate has passed, by its digest and with its attestations, to the release repository of an environment, the only one that its tasks can pull from. Run it again to complete a copy. Exits with 0: promoted, 1: refused, 2: indeterminate.',
    ),
  )
    .addOption(imageOption('image in its build repository, by digest'))
    .requiredOption('--evidence <file>', 'evidence that "gatehouse gate run --evidence" wrote')
    .option('--policy <file>', 'policy that the evidence must name', 'security/policy.json')
    .option('--timeout <seconds>', 'how long to try', seconds, 600)
    .addOption(new Option('-f, --format <format>').choices(['text', 'json']).default('text'))
    .action(async (options: PromoteOptions) => {
      // The SDK, which other commands do not load.
      const { runPromotion } = await import('../../promote/run-promotion.ts');
      const result = await runPromotion(options);
      process.stdout.write(
        options.format === 'json'
          ? `${JSON.stringify({ version: 1, ...result }, null, 2)}\n`
          : promotionText(result),
      );
      process.exitCode = EXIT[result.outcome];
    });
}
