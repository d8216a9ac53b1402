import './ui/tokens.css';
import './ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { hasHost } from './host';
import { router } from './router';
import { NoHost } from './shell/problems';
import { needRows } from './state/catalog';
import { followDoctor } from './state/doctor';
import { needSearch } from './state/lookup';
import { report } from './state/notice';
import { followRepairs } from './state/repairs';
import { followSettings } from './state/settings';
import { followUpdates } from './state/updates';
import { followWatch } from './state/watch';

/** Draws the page, then asks for what it does not need to be drawn. */
function start(place: HTMLElement): void {
  if (!hasHost()) {
    createRoot(place).render(<NoHost />);
    return;
  }
  followSettings().catch(report);
  createRoot(place).render(<RouterProvider router={router} />);
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
if (place) start(place);
