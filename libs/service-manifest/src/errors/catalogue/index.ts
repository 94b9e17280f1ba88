import { AWS } from './aws.ts';
import { CLI } from './cli.ts';
import { DEPLOY } from './deploy.ts';
import { EVIDENCE } from './evidence.ts';
import { GATE } from './gate.ts';
import { IMAGES } from './images.ts';
import { OPERATE } from './operate.ts';
import { SET_UP } from './set-up.ts';
import { WORKSPACE_TOOLS } from './workspace-tools.ts';
import { WORKSPACE } from './workspace.ts';

/** The page of every code. Each code stands in one file, and TypeScript refuses a second entry there. */
export const ERROR_PAGES = {
  ...CLI,
  ...WORKSPACE,
  ...AWS,
  ...GATE,
  ...EVIDENCE,
  ...DEPLOY,
  ...OPERATE,
  ...SET_UP,
  ...WORKSPACE_TOOLS,
  ...IMAGES,
};

export type ErrorCode = keyof typeof ERROR_PAGES;
