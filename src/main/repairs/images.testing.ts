import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecResult } from '../ports';
import type { ComputerPlan } from './computer.testing';

type System = ReturnType<NonNullable<ComputerPlan['system']>>;
export type Given = Readonly<Record<string, string | null>>;

const said = (code: number, stdout = ''): ExecResult => ({ code, stdout, stderr: '' });
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const imageList = (images: Given) => {
  const rows = Object.entries(images).map(
    ([path, mount]) => `<dict>
      ${path === '' ? '' : `<key>image-path</key><string>${escaped(path)}</string>`}
      <key>system-entities</key><array><dict><key>dev-entry</key><string>/dev/disk4</string></dict>
      ${mount === null ? '' : `<dict><key>mount-point</key><string>${escaped(mount)}</string></dict>`}
      </array></dict>`,
  );
  return `<plist version="1.0"><dict><key>images</key><array>${rows.join('')}</array></dict></plist>`;
};

/**
 * Disk images of a Mac by their files: where each is mounted, null for one without a volume. An attached image
 * called Spotify lands where its `volume` says. Everything but hdiutil, ditto and codesign throws.
 */
export function macImages(given: Given, options: { stuck?: boolean; volume?: string; sealed?: boolean } = {}) {
  const { stuck = false, volume = '/Volumes/Spotify', sealed = true } = options;
  return (real: (path: string) => string): System => {
    const state: Record<string, string | null> = { ...given };
    return {
      state,
      async exec(program, args) {
        const [verb = '', ...rest] = args;
        const last = rest.at(-1) ?? '';
        switch (`${program} ${verb}`) {
          case 'hdiutil info':
            return said(0, imageList(state));
          case 'hdiutil detach': {
            const held = Object.keys(state).find((path) => state[path] === last);
            if (stuck || held === undefined) return said(16);
            delete state[held];
            return said(0);
          }
          case 'hdiutil attach':
            state[last] = volume;
            return said(0, imageList({ '': volume }));
          case 'codesign --verify':
            return said(sealed ? 0 : 1);
        }
        if (program !== 'ditto' || rest.length !== 1)
          throw new Error(`unexpected command: ${program} ${args.join(' ')}`);
        if (!Object.values(state).some((mount) => mount !== null && verb.startsWith(`${mount}/`))) return said(1);
        await copyTree(real(verb), real(last));
        return said(0);
      },
    };
  };
}

/** As ditto does: what is there already is written over. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) await cp(join(from, name), join(to, name), { recursive: true });
}
