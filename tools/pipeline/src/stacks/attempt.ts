/**
 * Number of attempts of this run, from 1, according to GitHub.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export const attemptOf = ({ GITHUB_RUN_ATTEMPT }: NodeJS.ProcessEnv): number => {
  const attempt = Number(GITHUB_RUN_ATTEMPT);
  return Number.isInteger(attempt) && attempt > 0 ? attempt : 1;
};
