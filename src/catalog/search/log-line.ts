import { classifyLine } from '../log/classify';
import type { LogPatterns } from '../log/compile';
import type { ReadLogLine } from './search';

/** Stands in for the time and place that people leave out when they copy a line. */
const CUT_OFF = '00:00:00.000 E [f:1] ';
/** Longest piece of a line that is shown. */
const MOST = 80;

/**
 * Reads a pasted line as a line of Spotify's log, whole or without its beginning. Answers null for anything
 * else. Only events that tell of a fault hint at codes: what is normal in a log hints at none.
 */
export function openLogLines(patterns: LogPatterns): ReadLogLine {
  return (line) => {
    const whole = classifyLine(patterns, line).events;
    const events = whole.length > 0 ? whole : classifyLine(patterns, CUT_OFF + line.trim()).events;
    const event = events.find(({ group, possible }) => group === 'problem' && possible.length > 0) ?? events[0];
    // A fault that hints at no code: the words may still say what it is.
    if (!event || (event.group === 'problem' && event.possible.length === 0)) return null;
    const says = event.text
      .replace(CUT_OFF, '')
      .replace(/^.*?\] +(?=\S)/, '')
      .replace(/\s+/g, ' ')
      .trim();
    const shown = says.length > MOST ? `${says.slice(0, MOST - 1)}\u2026` : says;
    return { says: shown, possible: event.group === 'problem' ? event.possible : [] };
  };
}
