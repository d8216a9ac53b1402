import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { HELPER_THREADS, type HelperReady, type StartHelper } from './name-helper';
import { builtFile } from './worker';

const READY: HelperReady = 'ready';
/** Longest that it may take to say that it listens, in milliseconds; a program that starts takes a small part of it. */
const START_MS = 5000;

/**
 * Starts the process in which names are looked up under Electron, which is no Node for a script: one of its own
 * kind, out of the built program. It ends with the app. One that does not come to listen counts as ended: a name
 * that nobody answers would look as if the network were at fault.
 */
export const electronNameHelper: StartHelper = ({ onAnswer, onEnd }) => {
  try {
    const child = utilityProcess.fork(fileURLToPath(builtFile('name-process')), [], {
      serviceName: 'Backline names',
      stdio: 'ignore',
      env: { ...process.env, UV_THREADPOOL_SIZE: String(HELPER_THREADS) },
    });
    let early: string[] | null = [];
    let ended = false;
    const finish = () => {
      clearTimeout(late);
      if (!ended) onEnd();
      ended = true;
    };
    const late = setTimeout(() => {
      child.kill();
      finish();
    }, START_MS);
    late.unref();
    child.on('message', (message: unknown) => {
      if (message !== READY) return onAnswer(message as Parameters<typeof onAnswer>[0]);
      clearTimeout(late);
      for (const host of early ?? []) child.postMessage(host);
      early = null;
    });
    child.once('exit', finish);
    return {
      send: (host) => (early ? void early.push(host) : child.postMessage(host)),
      end: () => {
        clearTimeout(late);
        child.kill();
      },
    };
  } catch {
    setImmediate(onEnd);
    return { send: () => {}, end: () => {} };
  }
};
