import type { Bounds, Temporary } from '../../deploy/scaling/temporary.ts';

/** The scaling of a service. */
export interface Scaling {
  readonly bounds: Bounds;
  readonly temporary: Temporary | undefined;
  /** The bounds that apply without a temporary scaling. */
  readonly lasting: Bounds;
}
