import { hear } from '../host';
import { speak } from '../strings';
import { report } from './notice';

/** Draws, and draws anew whenever another language is spoken, after `retell`. Where the focus was, it is again. */
export function followLanguage(draw: () => void, retell: () => void = () => undefined): void {
  draw();
  hear('language.changed', ({ language }) => {
    speak(language).then(() => {
      const at = document.activeElement?.id;
      retell();
      draw();
      if (at) focusAgain(at);
    }, report);
  });
}

/** The page is drawn a moment later; whoever moves the focus elsewhere meanwhile is let be. */
function focusAgain(id: string): void {
  const before = document.activeElement;
  const watcher = new MutationObserver(() => {
    const at = document.activeElement;
    const place = document.getElementById(id);
    if (at === before || (at === document.body && !place)) return;
    watcher.disconnect();
    if (at === document.body) place?.focus({ preventScroll: true });
  });
  watcher.observe(document.body, { childList: true, subtree: true });
}
