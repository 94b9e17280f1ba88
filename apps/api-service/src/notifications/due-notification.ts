/** An undelivered notification. */
export interface DueNotification {
  /** Id of the user. */
  readonly id: string;
  /** When it was due; changes with each claim. */
  readonly due: string;
  /** Number of earlier claims. */
  readonly tries: number;
}
