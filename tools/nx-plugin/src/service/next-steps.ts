import type { Manifest } from '@gatehouse/service-manifest';

/** What a developer does after a service was generated, in this order. */
export function nextSteps(name: string, { port }: Manifest): string {
  return `
apps/${name} is ready. Next steps:

  npx nx test ${name}     runs its tests against an embedded AWS
  npx nx serve ${name}    starts it at http://localhost:${port}, and again after each change
  npx nx generate grant ${name} table NAME
  npx nx generate secret ${name} KEY ${name}/NAME

Its first route is in src/greetings/. Commit all files, the rendered ones (Dockerfile, deploy/) as well.`;
}
