import type { PackageManager, Workspace } from '@gatehouse/service-manifest';
import { GatehouseError } from '@gatehouse/service-manifest';

/** A third-party action at the reviewed commit. */
export interface Pin {
  readonly tag: string;
  readonly sha: string;
}

/** Images of programs that run in jobs, with tag and digest; Dependabot keeps them up to date. */
export type ToolName = 'trivy' | 'grype' | 'scorecard' | 'zizmor' | 'actionlint';

/** The input of the rendered files in `.github`. */
export interface RenderInput {
  readonly workspace: Workspace;
  /** Groups other than the first, by service; each group has its own deploy role. */
  readonly groups?: ReadonlyMap<string, number>;
  /** Default: npm. */
  readonly packageManager?: PackageManager;
  /** security/action-pins.json */
  readonly pins: Readonly<Record<string, Pin>>;
  /** security/tools/Dockerfile */
  readonly tools: Readonly<Record<ToolName, string>>;
}

export const PINS_FILE = 'security/action-pins.json';
export const TOOLS_FILE = 'security/tools/Dockerfile';
export const TOOL_NAMES: readonly ToolName[] = [
  'trivy',
  'grype',
  'scorecard',
  'zizmor',
  'actionlint',
];

/** Actions that rendered files use. */
export const ACTIONS = [
  'actions/attest',
  'actions/checkout',
  'actions/download-artifact',
  'actions/setup-node',
  'actions/upload-artifact',
  'aws-actions/amazon-ecr-login',
  'aws-actions/configure-aws-credentials',
  'github/codeql-action',
] as const;
export type ActionName = (typeof ACTIONS)[number];

/**
 * Pins of the actions that rendered files use.
 * @throws one line if one is missing or is not a commit
 */
export function readPins(text: string): Readonly<Record<string, Pin>> {
  const pins = JSON.parse(text) as Record<string, Partial<Pin> | undefined>;
  for (const action of ACTIONS) {
    const { tag, sha } = pins[action] ?? {};
    if (typeof tag !== 'string' || !/^[\w.-]+$/.test(tag) || !/^[0-9a-f]{40}$/.test(sha ?? ''))
      throw new GatehouseError(
        'GH-WORKFLOWS-002',
        `${PINS_FILE}: ${action} must have "tag" and "sha", the full commit of the tag, because rendered workflows use it`,
      );
  }
  return pins as Record<string, Pin>;
}

const FROM = /^FROM (\S+:[\w][\w.-]*@sha256:[0-9a-f]{64}) AS ([a-z]+)$/gm;

/**
 * Images from the text of a Dockerfile, each a `FROM image:tag@digest AS name`.
 * @throws one line if one is missing
 */
export function readTools(text: string): Readonly<Record<ToolName, string>> {
  const found = new Map([...text.matchAll(FROM)].map(([, image = '', name = '']) => [name, image]));
  for (const name of TOOL_NAMES)
    if (!found.has(name))
      throw new GatehouseError(
        'GH-WORKFLOWS-002',
        `${TOOLS_FILE}: needs a line "FROM image:tag@sha256:<64 digits> AS ${name}", because rendered workflows run it`,
      );
  return Object.fromEntries(found) as Record<ToolName, string>;
}
