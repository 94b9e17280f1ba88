/** Variables of a job of GitHub that delivers from main. */
export const JOB_ENV = {
  GITHUB_REPOSITORY: 'acme/services',
  GITHUB_WORKFLOW_REF: 'acme/services/.github/workflows/deliver.yml@refs/heads/main',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_RUN_ID: '7',
  GITHUB_RUN_ATTEMPT: '1',
  RUNNER_ENVIRONMENT: 'github-hosted',
};
