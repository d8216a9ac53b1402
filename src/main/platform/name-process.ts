import { lookup } from 'node:dns';
import type { HelperAnswer, HelperReady } from './name-helper';

/**
 * Entry of the process in which names are looked up under Electron, so that it can be ended in the middle of it.
 * A name comes in, its answer goes out. Does nothing when it is loaded as a mere module.
 */
const port: Electron.ParentPort | undefined = process.parentPort;
port?.on('message', ({ data }) => {
  const host = String(data);
  lookup(host, { all: true, verbatim: true }, (error, found) => {
    const answer: HelperAnswer = error
      ? { host, error: error.code ?? 'UNKNOWN' }
      : { host, found: found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })) };
    port.postMessage(answer);
  });
});
port?.postMessage('ready' satisfies HelperReady);
