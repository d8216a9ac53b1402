import { readLines } from '../../state/logs';
import { notify } from '../../state/notice';
import { t } from '../../strings';
import { rangeOf, type Selection } from './selection';

/** Puts lines into the clipboard, private parts taken out if `redact` says so. */
export async function copyLines(selection: Selection, redact: boolean): Promise<void> {
  const { from, to, count } = rangeOf(selection);
  const text = await readLines(from, to, redact);
  if (text === null) return;
  try {
    await navigator.clipboard.writeText(text);
    notify(t.logs.copied(count, redact));
  } catch {
    notify(t.notice.notCopied, 'problem');
  }
}
