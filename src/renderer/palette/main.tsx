import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { hasHost } from '../host';
import { needSearch } from '../state/lookup';
import { followSettings } from '../state/settings';
import { Palette } from './Palette';
import { followPalette } from './state';

/** The small window: the field first, everything else once it is there. */
function start(place: HTMLElement): void {
  if (!hasHost()) return;
  followPalette();
  createRoot(place).render(<Palette />);
  void needSearch();
  // Without its settings it looks as the system does.
  followSettings().catch(() => undefined);
}

const place = document.getElementById('root');
if (place) start(place);
