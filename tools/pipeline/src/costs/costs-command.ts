import { Command, Option } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { jsonText } from '../gate/reporters/json-text.ts';
import { compareCosts } from './compare-costs.ts';
import { costsText, differenceMarkdown, differenceText } from './costs-text.ts';
import { readCosts } from './read-costs.ts';

const ESTIMATE = 'apps/infrastructure/dist/cdk.out/costs.json';

interface CostsOptions {
  readonly estimate: string;
  readonly base?: string;
  readonly environment?: string;
  readonly json?: true;
  readonly format: 'text' | 'markdown' | 'json';
}

/** `gatehouse costs` */
export function costsCommand(): Command {
  return new Command('costs')
    .description(
      'Show what the infrastructure costs a month by stack, service and environment, as estimated by "nx synth infrastructure", or how two estimates differ. Exits with 0, or with 2 if there is no estimate.',
    )
    .option('--estimate <file>', 'estimate to show', ESTIMATE)
    .option('-b, --base <file>', 'estimate to compare with, such as that of main')
    .option('-e, --environment <name>', 'show one environment, "registry" or "account"')
    .option('--json', 'write JSON to stdout, as --format json does')
    .addOption(
      new Option('-f, --format <format>').choices(['text', 'markdown', 'json']).default('text'),
    )
    .action(({ estimate, base, environment, ...asked }: CostsOptions) => {
      const format = asked.json ? 'json' : asked.format;
      const costs = readCosts(estimate);
      if (environment !== undefined && !(environment in costs.groups))
        throw new GatehouseError(
          'GH-COSTS-001',
          `There is no "${environment}" in ${estimate}; there are: ${Object.keys(costs.groups).join(', ')}`,
        );
      process.stdout.write(
        base === undefined
          ? format === 'json'
            ? `${jsonText(costs, 2)}\n`
            : costsText(costs, environment)
          : written(compareCosts(readCosts(base), costs), format),
      );
    });
}

function written(
  difference: ReturnType<typeof compareCosts>,
  format: CostsOptions['format'],
): string {
  if (format === 'json') return `${jsonText({ version: 1, ...difference }, 2)}\n`;
  return format === 'markdown' ? differenceMarkdown(difference) : differenceText(difference);
}
