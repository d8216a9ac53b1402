/** Reads the arguments of `npm start`. */
export const HOSTS = ['electron', 'chromium', 'terminal'];

/**
 * @param {readonly string[]} args what follows `npm start --`
 * @returns {{ host: string | null, rest: string[], problem: string | null }}
 *   the forced host, what goes on to the app, and what is wrong with the arguments
 */
export function readArguments(args) {
  let host = null;
  let asked = false;
  const rest = [];
  for (let index = 0; index < args.length; index += 1) {
    const text = args[index];
    if (text === '--host') {
      asked = true;
      index += 1;
      host = args[index] ?? null;
    } else if (text.startsWith('--host=')) {
      asked = true;
      host = text.slice('--host='.length);
    } else {
      rest.push(text);
    }
  }
  const problem = asked && !HOSTS.includes(host) ? `--host takes one of ${HOSTS.join(', ')}` : null;
  return { host: problem ? null : host, rest, problem };
}

/**
 * The ways to show the app, in the order in which they are tried.
 * @param {string | null} forced
 */
export function hostsToTry(forced) {
  return forced === null ? HOSTS : [forced];
}
