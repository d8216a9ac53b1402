import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Licences that allow shipping the code in a program under MIT with no more than their text beside it. */
export const ALLOWED_LICENCES: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
]);

const PARTS = ['main', 'preload', 'renderer'] as const;
const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

export interface Notice {
  name: string;
  version: string;
  licence: string;
  /** The licence as the package carries it; null when it carries none. */
  text: string | null;
}

/** Licence file of a package, whatever it is called. */
function licenceText(folder: string): string | null {
  const name = readdirSync(folder).find((held) => /^(licen[cs]e|copying)([.-].*)?$/i.test(held));
  return name === undefined ? null : readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim();
}

/**
 * Packages that the last build bundled, each once, by name.
 * @param out folder of the build; throws when it does not say what it bundled
 */
export function readNotices(out: string): Notice[] {
  const found = new Map<string, Notice>();
  for (const part of PARTS) {
    const list = join(out, 'bundled', `${part}.json`);
    if (!existsSync(list)) throw new Error(`the build did not say what it bundled into ${part}`);
    for (const folder of z.array(z.string()).parse(JSON.parse(readFileSync(list, 'utf8')))) {
      const { name, version, license } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
      found.set(`${name}@${version}`, { name, version, licence: license, text: licenceText(folder) });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What keeps these packages from being shipped; empty = nothing. */
export function licenceFaults(notices: readonly Notice[]): string[] {
  return notices
    .filter(({ licence }) => !ALLOWED_LICENCES.has(licence))
    .map(({ name, licence }) => `${name} is under ${licence}, which nobody has allowed`);
}

const RULE = '-'.repeat(80);

/** The file that goes with the program. */
export function writeNotices(notices: readonly Notice[]): string {
  const parts = notices.map(
    ({ name, version, licence, text }) =>
      `${RULE}\n${name} ${version}\nLicence: ${licence}\n\n${text ?? 'The package carries no text of its licence.'}\n`,
  );
  return [
    'Backline contains the following works of others, each under its own licence.\n' +
      'Electron and Chromium bring their own notices: LICENSE.electron.txt and LICENSES.chromium.html.\n',
    ...parts,
  ].join('\n');
}
