export type Action =
  | 'BatchGetImage'
  | 'GetRegistryScanningConfiguration'
  | 'BatchGetRepositoryScanningConfiguration'
  | 'DescribeImages'
  | 'DescribeImageScanFindings'
  | 'ListCoverage';

/** What comes back for one request. */
export type Answer =
  | { readonly body: unknown }
  | { readonly error: string; readonly status?: number; readonly message?: string }
  | { readonly html: string; readonly status?: number }
  /** Nothing ever; the head of an answer and then nothing; the connection is cut. */
  | 'hang'
  | 'half'
  | 'cut';

/** Parts of the requests that scripts look at. */
export interface Input {
  readonly imageId?: { readonly imageDigest?: string };
  readonly imageIds?: readonly { readonly imageDigest?: string }[];
  readonly nextToken?: string;
  readonly maxResults?: number;
  readonly filterCriteria?: { readonly resourceId?: readonly { readonly value?: string }[] };
}

export type Reply = (input: Input) => Answer;
export type Script = Readonly<Record<Action, Reply>>;

/** One answer after the other; the last one from then on. */
export function inTurn(...answers: readonly (Answer | Reply)[]): Reply {
  let turn = 0;
  return (input) => {
    const answer = answers[Math.min(turn, answers.length - 1)] ?? 'hang';
    turn += 1;
    return typeof answer === 'function' ? answer(input) : answer;
  };
}
