import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { HELPER_THREADS, type StartHelper } from './name-helper';
import { builtFile } from './worker';

/**
 * Starts the process in which names are looked up under Electron, which is no Node for a script: one of its own
 * kind, out of the built program. It ends with the app.
 */
export const electronNameHelper: StartHelper = ({ onAnswer, onEnd }) => {
  try {
    const child = utilityProcess.fork(fileURLToPath(builtFile('name-process')), [], {
      serviceName: 'Backline names',
      stdio: 'ignore',
      env: { ...process.env, UV_THREADPOOL_SIZE: String(HELPER_THREADS) },
    });
    child.on('message', onAnswer);
    child.once('exit', onEnd);
    return { send: (host) => child.postMessage(host), end: () => void child.kill() };
  } catch {
    setImmediate(onEnd);
    return { send: () => {}, end: () => {} };
  }
};
