import './ui/tokens.css';
import './ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { hasHost } from './host';
import { router } from './router';
import { NoHost } from './shell/problems';
import { needRows, retellCatalogue } from './state/catalog';
import { followDoctor } from './state/doctor';
import { followLanguage } from './state/language';
import { needSearch } from './state/lookup';
import { closeNotice, report } from './state/notice';
import { followRepairs, retellRepairs } from './state/repairs';
import { followSettings } from './state/settings';
import { followUpdates } from './state/updates';
import { followWatch } from './state/watch';
import { language, languageOfPage, learn, speak } from './strings';
import { en } from './strings/en';

/** Draws the page in its language, then asks for what it does not need to be drawn. */
async function start(place: HTMLElement): Promise<void> {
  const spoken = languageOfPage();
  learn({
    en,
    de: async () => {
      const [{ de }, { retold }] = await Promise.all([import('./strings/de'), import('./strings/de-catalogue')]);
      return { strings: de, retold };
    },
  });
  // What is not there in another language is there in English.
  await speak(spoken).catch(report);
  const root = createRoot(place);
  if (!hasHost()) {
    root.render(<NoHost />);
    return;
  }
  followSettings().catch(report);
  // Everything is drawn anew in another language; what is under way goes on.
  followLanguage(
    () => root.render(<RouterProvider key={language} router={router} />),
    () => {
      retellCatalogue();
      retellRepairs();
      // It was said in the other language, and is read by now.
      closeNotice();
    },
  );
  requestIdleCallback(
    () => {
      void needSearch();
      needRows().catch(report);
      followDoctor().catch(report);
      followWatch().catch(report);
      followUpdates();
      followRepairs().catch(report);
    },
    { timeout: 200 },
  );
}

const place = document.getElementById('root');
if (place) void start(place);
