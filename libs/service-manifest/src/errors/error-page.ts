/** What `gatehouse help CODE` prints of an error. Sentences in Markdown, without headings. */
export interface ErrorPage {
  /** What is wrong, in a few words, without a full stop. */
  readonly title: string;
  readonly cause: string;
  /** What to do, then why. */
  readonly fix: string;
}

/** The pages of one area, by code: `GH-GATE-001`. */
export type ErrorPages<Area extends string> = Readonly<Record<`GH-${Area}-${string}`, ErrorPage>>;
