import { join } from 'node:path';
import { writeAppIcons } from './app-icons';
import { writeTrayIcons } from './tray-icons';

/** `npm run icons`: draws every icon out of its SVG, into `out/icons` and `out/tray`. */
export default async function main(): Promise<number> {
  const out = join(import.meta.dirname, '..', '..', 'out');
  const app = await writeAppIcons(join(out, 'icons'));
  const tray = writeTrayIcons(join(out, 'tray'));
  console.log(`icons: ${app.length} of the app in out/icons, ${tray.length} of the tray in out/tray`);
  return 0;
}
