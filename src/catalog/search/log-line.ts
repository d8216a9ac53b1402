import { classifyLine } from '../log/classify';
import type { LogPatterns } from '../log/compile';
import type { ReadLogLine } from './search';

/**
 * Reads a pasted line as a line of Spotify's log. Only events that tell of a fault count: what is
 * normal in a log hints at no code. Answers null for anything that is not such a line.
 */
export function openLogLines(patterns: LogPatterns): ReadLogLine {
  return (line) => {
    const found = classifyLine(patterns, line).events.find(
      (event) => event.possible.length > 0 && event.group === 'problem',
    );
    return found ? { event: found.event, possible: [...found.possible] } : null;
  };
}
