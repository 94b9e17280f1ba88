import type { Complaint } from './rule.ts';

/** A command of a job with an identity is on the list, and has no logic. */
export function* checkCommand(run: string, place: Complaint['place']): Iterable<Complaint> {
  const command = run.trim().replace(/ >> "\$GITHUB_OUTPUT"$/, '');
  if (CHECKS.some((pattern) => pattern.test(command))) return;
  if (!COMMANDS.some((pattern) => pattern.test(command)))
    yield { place, message: `Make a target of Nx of it: ${command.split('\n')[0]}` };
  if (/\$\{\{|[;&|<>`\n]|\$\(/.test(command.replace(/'[^']*'/g, '')))
    yield { place, message: 'One command without logic: no pipes, no lists, no substitution' };
}

const COMMANDS = [
  /^npx (nx|gatehouse|gatehouse-[a-z-]+) \S/,
  /^node gatehouse\.mjs \S/,
  /^npx gatehouse-bases$/,
  /^npm ci$/,
];

/** Checks of the command, before it runs. */
const CHECKS = [
  /^sha256sum --check --strict <<< "\$DIGEST {2}gatehouse\.mjs"$/,
  /^gh attestation verify gatehouse\.mjs --repo "\$GITHUB_REPOSITORY" --signer-workflow "\$GITHUB_REPOSITORY\/\.github\/workflows\/command\.yml" --source-digest "\$GITHUB_SHA" --deny-self-hosted-runners$/,
];
