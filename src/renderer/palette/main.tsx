import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { hasHost } from '../host';
import { followLanguage } from '../state/language';
import { needSearch } from '../state/lookup';
import { followSettings } from '../state/settings';
import { language, languageOfPage, learn, type Strings, speak, t } from '../strings';
import { paletteWords } from '../strings/palette';
import { Palette } from './Palette';
import { followPalette } from './state';

/** The small window: the field first, everything else once it is there. */
async function start(place: HTMLElement): Promise<void> {
  if (!hasHost()) return;
  const spoken = languageOfPage();
  // Nothing the palette shows uses other words; `strings.test.ts` looks through all it is made of.
  learn({
    en: paletteWords as Strings,
    de: async () => ({ strings: (await import('../strings/de')).de, retold: null }),
  });
  // What is not there in another language is there in English.
  await speak(spoken).catch(() => undefined);
  followPalette();
  const root = createRoot(place);
  followLanguage(() => {
    document.title = t.app.title(t.palette.title);
    root.render(<Palette key={language} />);
  });
  void needSearch();
  // Without its settings it looks as the system does.
  followSettings().catch(() => undefined);
}

const place = document.getElementById('root');
if (place) void start(place);
