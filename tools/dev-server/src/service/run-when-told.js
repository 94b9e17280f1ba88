/**
 * Runs a service in a process that was started beforehand: it loads the packages that the service
 * imports, which is most of a start, and waits for the file to run. In JavaScript, because plain Node runs it.
 */
import { once } from 'node:events';
import inspector from 'node:inspector';
import { Server } from 'node:net';
import { fileURLToPath } from 'node:url';

const told = once(process, 'message');
// The dev server is gone, however it ended: nothing of it stays.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

// Another program may take the port first and answer in the service's place: what listens here is the service.
const { listen } = Server.prototype;
Server.prototype.listen = function (...given) {
  this.once('listening', () => {
    const { port } = this.address() ?? {};
    if (process.connected) process.send({ port });
  });
  return listen.apply(this, given);
};

// What cannot be loaded fails again where the service imports it.
for (const url of JSON.parse(process.env.GATEHOUSE_PACKAGES ?? '[]'))
  await import(url).catch(() => undefined);
delete process.env.GATEHOUSE_PACKAGES;

const [{ url, inspectPort }] = await told;
// From here on the service alone decides how long the process lives.
process.channel?.unref();
process.argv[1] = fileURLToPath(url);
if (inspectPort !== undefined) inspector.open(inspectPort, '127.0.0.1');
await import(url);
