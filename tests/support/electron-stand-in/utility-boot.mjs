import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

/** Electron's `process.parentPort`: wraps messages in events, and keeps them until somebody listens. */
const port = new EventEmitter();
port.postMessage = (message) => process.connected && process.send(message);
let waiting = [];
process.on('message', (data) => {
  if (port.listenerCount('message') > 0) port.emit('message', { data });
  else waiting.push(data);
});
port.on('newListener', (name) => {
  if (name !== 'message') return;
  const kept = waiting;
  waiting = [];
  setImmediate(() => {
    for (const data of kept) port.emit('message', { data });
  });
});
process.on('disconnect', () => process.exit(0));
process.parentPort = port;

process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1]).href);
