import { ask } from '../../host';
import { notify, report } from '../../state/notice';
import { t } from '../../strings';

/** Puts a text into the clipboard; answers whether it is there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    notify(t.notice.copied);
    return true;
  } catch {
    notify(t.notice.notCopied, 'problem');
    return false;
  }
}

/** Opens a link of the catalogue by its id. */
export function openLink(link: string): void {
  ask('link.open', { link }).catch(report);
}

/** Opens a source's page by its id. */
export function openSource(source: string): void {
  ask('source.open', { source }).catch(report);
}
