/** The maximum size of GitHub's matrix: https://docs.github.com/en/actions/reference/limits */
const MOST_JOBS = 256;

/**
 * Step outputs from which a workflow creates its jobs: `any`, because an empty matrix is an error, and `batches`, a
 * matrix whose rows each have a list that fits into a matrix.
 * @param name The workflow's name for the list.
 */
export function batchOutputs(name: string, rows: readonly object[]): string {
  const include = Array.from({ length: Math.ceil(rows.length / MOST_JOBS) }, (_, at) => ({
    [name]: rows.slice(at * MOST_JOBS, (at + 1) * MOST_JOBS),
  }));
  return `any=${rows.length > 0}\nbatches=${JSON.stringify({ include })}\n`;
}
