/** How often this run was started, from 1; GitHub counts. https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
export const attemptOf = ({ GITHUB_RUN_ATTEMPT }: NodeJS.ProcessEnv): number => {
  const attempt = Number(GITHUB_RUN_ATTEMPT);
  return Number.isInteger(attempt) && attempt > 0 ? attempt : 1;
};
