/** What the image and the task definition must agree on. */
export const CONTAINER_USER = 1001;
/** Where the runtime image has Node. */
export const NODE = '/nodejs/bin/node';

/** Asks the service's own /health with what is in the image: there is no shell and no curl. */
export function healthCheckCommand(port: number): string[] {
  const script =
    `require('http').get('http://127.0.0.1:${port}/health',` +
    `r=>process.exit(r.statusCode===200?0:1)).on('error',()=>process.exit(1))`;
  return ['CMD', NODE, '-e', script];
}
