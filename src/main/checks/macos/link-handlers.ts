import type { CheckContext } from '../check';

const DOMAIN = 'com.apple.LaunchServices/com.apple.launchservices.secure';

/**
 * Programs the person chose for schemes, as bundle names in lower case. Nothing chosen is an empty table:
 * macOS then takes its own (Safari) or the only program there is. Throws PortError without the tool.
 */
export async function chosenHandlers({ ports, signal }: CheckContext): Promise<Map<string, string>> {
  const args = ['read', DOMAIN, 'LSHandlers'];
  const { code, stdout } = await ports.exec.run('defaults', args, { timeoutMs: 5000, signal });
  // It also fails where nobody ever chose anything.
  return code === 0 ? parseHandlers(stdout) : new Map();
}

/**
 * Reads the old property list that `defaults` prints: a list of `{ LSHandlerRoleAll = "com.brave.browser";
 * LSHandlerURLScheme = https; }`, with inner braces whose values do not count.
 */
export function parseHandlers(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let depth = 0;
  let scheme = '';
  let program = '';
  for (const line of text.slice(0, 1_000_000).split('\n')) {
    const pair = /^\s{0,200}(LSHandlerRoleAll|LSHandlerURLScheme) = "?([^";]{1,200})"?;\s*$/.exec(line);
    if (pair?.[2] && depth === 1) {
      if (pair[1] === 'LSHandlerURLScheme') scheme = pair[2].toLowerCase();
      else program = pair[2].toLowerCase();
    }
    for (const sign of line.replace(/"[^"]*"/g, '')) {
      if (sign === '{') depth += 1;
      if (sign !== '}') continue;
      depth = Math.max(0, depth - 1);
      if (depth > 0) continue;
      if (scheme !== '' && program !== '' && program !== '-') found.set(scheme, program);
      scheme = '';
      program = '';
    }
  }
  return found;
}
