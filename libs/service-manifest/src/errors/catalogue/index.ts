import type { ErrorPage } from '../error-page.ts';
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

/** Without it, the published declarations would contain every text. */
const withoutTexts = <Code extends string>(
  pages: Record<Code, ErrorPage>,
): Readonly<Record<Code, ErrorPage>> => pages;

/** The page of every code. Each code stands in one file, and TypeScript refuses a second entry there. */
export const ERROR_PAGES = withoutTexts({
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
});

export type ErrorCode = keyof typeof ERROR_PAGES;
