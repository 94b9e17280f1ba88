import { yaml } from './yaml.ts';

/** `.github/dependabot.yml` */
export const dependabot = (): string => yaml`
  # Base images are not here: their digests are in security/base-images.json, which bases.yml refreshes, and every
  # Dockerfile is rendered from it.
  version: 2
  updates:
    - package-ecosystem: npm
      directory: /
      schedule:
        interval: weekly
      # A compromised or broken release is mostly found within days.
      cooldown:
        default-days: 7
      groups:
        # All of Nx in one version, or none.
        nx:
          patterns: [nx, '@nx/*']
        aws:
          patterns: ['@aws-sdk/*', '@smithy/*', aws-cdk, aws-cdk-lib, cdk-nag, constructs]
        development:
          dependency-type: development
          exclude-patterns: [nx, '@nx/*', '@aws-sdk/*', aws-cdk, aws-cdk-lib, cdk-nag, constructs]
          update-types: [minor, patch]
        production:
          dependency-type: production
          exclude-patterns: ['@aws-sdk/*', '@smithy/*', aws-cdk-lib, cdk-nag, constructs]
          update-types: [minor, patch]

    # Workflows are rendered: enter the commit into security/action-pins.json, which a person has to review, and run
    # "npx nx sync".
    - package-ecosystem: github-actions
      directories:
        - /
        - /.github/actions/*
      schedule:
        interval: weekly
      cooldown:
        default-days: 7
      groups:
        actions:
          patterns: ['*']

    # Scanners and linters, by tag and digest. After a change: "npx nx sync".
    - package-ecosystem: docker
      directory: /security/tools
      schedule:
        interval: weekly
      cooldown:
        default-days: 7
      groups:
        tools:
          patterns: ['*']
`;
