/** A workflow by its name. */
export const workflow = (name: string) => `.github/workflows/${name}.yml`;
export const action = (name: string) => `.github/actions/${name}/action.yml`;
export const CI = workflow('ci');
export const BATCH = workflow('ci-batch');
export const DELIVER = workflow('deliver-service');
export const GATE = workflow('gate');
export const PLAN = workflow('deliver');
export const RESCAN = workflow('rescan-batch');
export const INFRASTRUCTURE = workflow('infrastructure');
export const OWNERS = '.github/CODEOWNERS';
export const DEPENDABOT = '.github/dependabot.yml';
