import type { Phrase } from '../../contract/phrases';
import type { InstallKind } from './facts';

/** What is called the same in every language. */
type Product = 'Microsoft Store' | 'Scoop' | 'spotify-launcher' | 'Snap' | 'Flatpak';

/** How a kind of install is called in brackets: "Spotify ... is installed (...)". */
export const KIND_WORDS: Readonly<Record<InstallKind, Phrase | Product>> = {
  'windows-installer': "Spotify's installer",
  'windows-store': 'Microsoft Store',
  scoop: 'Scoop',
  'mac-app': 'Mac app',
  deb: 'Debian package',
  aur: 'another Linux package',
  'spotify-launcher': 'spotify-launcher',
  snap: 'Snap',
  flatpak: 'Flatpak',
};
