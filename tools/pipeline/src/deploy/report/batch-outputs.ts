/** What GitHub takes in one matrix: https://docs.github.com/en/actions/reference/limits */
const MOST_JOBS = 256;

/**
 * Outputs of a step from which a workflow makes its jobs: `any`, since a matrix of nothing is an error, and
 * `batches`, a matrix whose rows each have a list that fits into a matrix.
 * @param name What the workflow calls the list.
 */
export function batchOutputs(name: string, rows: readonly object[]): string {
  const include = Array.from({ length: Math.ceil(rows.length / MOST_JOBS) }, (_, at) => ({
    [name]: rows.slice(at * MOST_JOBS, (at + 1) * MOST_JOBS),
  }));
  return `any=${rows.length > 0}\nbatches=${JSON.stringify({ include })}\n`;
}
