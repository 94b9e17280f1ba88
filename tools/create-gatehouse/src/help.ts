import { DEFAULTS } from './defaults.ts';

export const HELP = `Makes a workspace of AWS Fargate services: a Git repository whose "npm start" and "npm cit" work at once.

Usage:
  npm create gatehouse@latest
  npm create gatehouse@latest shop -- --organisation=acme --no-interactive

Options:
  --organisation <name>    organisation or user on GitHub (default: ${DEFAULTS.organisation})
  --repository <name>      repository on GitHub (default: the name of the folder)
  --region <region>        AWS region of everything (default: ${DEFAULTS.region})
  --environments <names>   in the order of a release, comma-separated
                           (default: ${DEFAULTS.environments})
  --service <name>         first service (default: ${DEFAULTS.service})
  --no-interactive         ask nothing, and use the defaults
  --help                   prints this
  --version                prints the version

Without a terminal it asks nothing either. The folder must not exist, or be empty.
`;
