import { GatehouseError } from '@gatehouse/service-manifest';

/** A question for the person. */
export interface Question {
  /** Name of the answer in the file of answers, such as `operations-mail`. */
  readonly id: string;
  readonly text: string;
  /** Hidden while it is typed. */
  readonly hidden?: boolean;
  /** Replaces an empty answer. */
  readonly otherwise?: string;
  /** @returns the problem of an answer */
  readonly problem?: (answer: string) => string | undefined;
}

/** @throws {NoAnswer} without a terminal */
export type Ask = (question: Question) => Promise<string>;

/** No person can be prompted. */
export class NoAnswer extends GatehouseError {
  override readonly name = 'NoAnswer';

  constructor({ id, text }: Question) {
    super(
      'GH-CLI-006',
      `${text}: there is no answer. Run it on a terminal, or put "${id}" into the file of --answers`,
    );
  }
}
