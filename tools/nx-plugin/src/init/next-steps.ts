export const nextSteps = (lints: boolean, ownWorkflows: readonly string[]) => `
Gatehouse is in this workspace. Next steps:  npx nx generate @gatehouse/nx:service payments
  npx nx serve payments

Accounts and domains in gatehouse.json are placeholders until you deploy.${
  lints
    ? `

Lint refuses imports that an image would lack once your ESLint configuration has:

  import gatehouse from '@gatehouse/nx/eslint';   and in its list   ...gatehouse`
    : ''
}${
  ownWorkflows.length > 0
    ? `

The GitHub workflows were not added, as these files are yours: ${ownWorkflows.join(', ')}
Move them, then run "npx nx generate @gatehouse/nx:init".`
    : ''
}`;
