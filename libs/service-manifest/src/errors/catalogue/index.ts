import type { ErrorPage } from '../error-page.ts';
import { AWS } from './aws.ts';
import { CLI } from './cli.ts';
import { DEPLOY } from './deploy.ts';
import { EVIDENCE } from './evidence.ts';
import { GATE } from './gate.ts';
import { IMAGES } from './images.ts';
import { OPERATE } from './operate.ts';
import { POLICY } from './policy.ts';
import { PROVENANCE } from './provenance.ts';
import { RECORDS } from './records.ts';
import { RENDERED } from './rendered.ts';
import { REPORTS } from './reports.ts';
import { RUN_LOCALLY } from './run-locally.ts';
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
  ...POLICY,
  ...REPORTS,
  ...EVIDENCE,
  ...PROVENANCE,
  ...DEPLOY,
  ...RECORDS,
  ...OPERATE,
  ...SET_UP,
  ...WORKSPACE_TOOLS,
  ...RENDERED,
  ...IMAGES,
  ...RUN_LOCALLY,
});

export type ErrorCode = keyof typeof ERROR_PAGES;
