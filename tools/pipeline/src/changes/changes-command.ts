import { Command } from 'commander';
import {
  hintOf,
  readWorkspace,
  unsafeChanges,
  type UnsafeChange,
} from '@gatehouse/service-manifest';
import { cleanText } from '../gate/reporters/clean-text.ts';
import { jsonText } from '../gate/reporters/json-text.ts';
import { acceptedSince, codeAt, stateAt, wasThereBefore } from './git-state.ts';

const CODE = 'GH-CHANGES-001';

interface ChangesOptions {
  readonly base: string;
  readonly json?: true;
}

/** `gatehouse changes` */
export function changesCommand(): Command {
  return new Command('changes')
    .description(
      'Compare settings and manifests with those of a commit, and find changes that AWS would refuse, that would lose data, or that would cause an outage. A commit message accepts a change with a line such as "Accept-Change: orders port". Exits with 0: safe, 1: unsafe, 2: indeterminate.',
    )
    .option('-b, --base <commit>', 'commit to compare with', 'origin/main')
    .option('--json', 'write JSON to stdout')
    .action(async ({ base, json }: ChangesOptions) => {
      const folder = readWorkspace(process.cwd());
      const before = await stateAt(base);
      const found = before
        ? unsafeChanges(
            before,
            { workspace: folder.settings(), services: folder.services() },
            wasThereBefore(base),
            codeAt(base),
          )
        : [];
      const accepted = acceptedSince(base);
      const changes = found.map((change) => ({
        ...change,
        accepted: accepted.has(nameOf(change)),
      }));
      const open = changes.filter((change) => !change.accepted);
      process.stdout.write(
        json
          ? `${jsonText({ version: 1, base, safe: open.length === 0, code: open.length > 0 ? CODE : null, changes }, 2)}\n`
          : `${changesText(base, changes)}${open.length > 0 ? `${hintOf(CODE)}\n` : ''}`,
      );
      process.exitCode = open.length === 0 ? 0 : 1;
    });
}

const nameOf = ({ service, what }: UnsafeChange) => `${service} ${what}`;

function changesText(
  base: string,
  changes: readonly (UnsafeChange & { accepted: boolean })[],
): string {
  if (changes.length === 0) return `no unsafe change since ${base}\n`;
  return changes
    .map((change) =>
      [
        `${change.file}: ${change.message}${change.accepted ? ' (accepted)' : ''}`,
        ...(change.accepted
          ? []
          : [
              ...change.steps.map((step, at) => `  ${at + 1}. ${step}`),
              `  To accept it as it is, write into a commit message: Accept-Change: ${nameOf(change)}`,
            ]),
      ]
        .map(cleanText)
        .join('\n'),
    )
    .join('\n')
    .concat('\n');
}
