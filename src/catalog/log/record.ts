import type { LogGrammar } from '../../contract/log-patterns';
import type { LineClock } from './clock';

/** One record of a line. Several can stand on one line when two programs wrote at once. */
export interface LogRecord {
  grammar: LogGrammar;
  /** As the line writes it: E, 5, ERROR ...; null where it writes none. */
  level: string | null;
  /** What stands in brackets before the message, trimmed. Names and numbers in it change with every build. */
  source: string | null;
  message: string;
  clock: LineClock | null;
  /** Time that a journal or a wrapper wrote before the record. */
  outer: LineClock | null;
  /** The record as it stands in the line. */
  text: string;
}
