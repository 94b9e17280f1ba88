/** What our rules look at in a workflow; GitHub's own parser says whether it is one. */
export interface Workflow {
  readonly name?: string;
  readonly on?: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly concurrency?: Concurrency;
  readonly env?: Values;
  readonly defaults?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface Job {
  readonly name?: string;
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string | boolean;
  readonly environment?: string | { readonly name: string };
  readonly permissions?: Permissions;
  readonly concurrency?: Concurrency;
  readonly env?: Values;
  readonly secrets?: unknown;
  readonly with?: Values;
  readonly steps?: readonly Step[];
  readonly 'runs-on'?: unknown;
  readonly 'timeout-minutes'?: unknown;
  readonly 'continue-on-error'?: unknown;
  readonly container?: unknown;
  readonly services?: unknown;
  readonly defaults?: unknown;
}

export interface Step {
  readonly id?: string;
  readonly shell?: string;
  readonly 'working-directory'?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string | boolean;
  readonly with?: Values;
  readonly env?: Values;
  readonly 'continue-on-error'?: unknown;
}

/** An action of our own, made of steps. */
export interface Action {
  readonly inputs?: Inputs;
  readonly runs: { readonly steps?: readonly Step[] };
}

/** Actions by repository, and the commit that each is pinned to. */
export type Pins = Readonly<Record<string, PinnedAction>>;

export interface PinnedAction {
  readonly tag: string;
  readonly sha: string;
  /** What its `action.yml` says at that commit, by the folder that it is in. */
  readonly actions?: Readonly<
    Record<string, { readonly inputs: readonly string[]; readonly required?: readonly string[] }>
  >;
}

/** The inputs of one of our workflows or actions. */
export type Inputs = Readonly<
  Record<string, { readonly required?: boolean; readonly default?: string } | null>
>;

export type Values = Readonly<Record<string, string | number | boolean | null>>;
export type Permissions = string | Readonly<Record<string, string>>;
export type Concurrency =
  string | { readonly group: string; readonly 'cancel-in-progress'?: unknown };
