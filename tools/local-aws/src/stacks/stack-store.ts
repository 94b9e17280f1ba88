import type { Stack } from '@aws-sdk/client-cloudformation';
import type { AccountRegion } from '../arn.ts';
import { invalid } from './check-stack.ts';

interface Kept {
  readonly stack: Stack;
  readonly template: string;
}

/** The stacks by name, with their templates. */
export class StackStore {
  readonly place: AccountRegion;
  readonly stacks = new Map<string, Kept>();

  constructor(place: AccountRegion) {
    this.place = place;
  }

  /** By its name or its id. */
  find(name: string): Kept {
    const found =
      this.stacks.get(name) ??
      [...this.stacks.values()].find(({ stack }) => stack.StackId === name);
    if (!found) throw invalid(`Stack with id ${name} does not exist`);
    return found;
  }
}
