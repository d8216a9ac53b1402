import { joinPath } from '../../paths';
import { PortError, type Ports } from '../../ports';
import { folderFromEnv, kindAt, systemPlace, textAt } from '../../spotify/locate/places';

const join = (first: string, ...more: string[]) => joinPath('linux', first, ...more);

/** What asking takes. */
interface Asking {
  ports: Ports;
  signal: AbortSignal;
}

/** A program that opens a scheme. */
export interface LinkHandler {
  /** Name of its desktop file, `spotify.desktop`. */
  id: string;
  /** Words of its start line; null when the desktop file is not there or starts nothing. */
  command: string[] | null;
}

/** Whether anybody sits before a desktop here: a server has no browser and needs none. */
export function hasDesktop({ machine }: Ports): boolean {
  return machine.pretend || Boolean(machine.env.DISPLAY) || Boolean(machine.env.WAYLAND_DISPLAY);
}

/**
 * The program that opens a scheme, or null when none is set. In a fake home only what its files name.
 * Throws PortError when the system cannot be asked.
 */
export async function handlerOf(context: Asking, scheme: string): Promise<LinkHandler | null> {
  const type = `x-scheme-handler/${scheme}`;
  const ids = context.ports.machine.pretend
    ? await namedInFiles(context.ports, type)
    : [await askSystem(context, type)];
  for (const id of ids) {
    if (id === '') continue;
    return { id, command: await commandOf(context.ports, id) };
  }
  return null;
}

/** xdg-mime prints nothing, with exit code 0, where there is no handler. */
async function askSystem({ ports, signal }: Asking, type: string): Promise<string> {
  const args = ['query', 'default', type];
  const { code, stdout } = await ports.exec.run('xdg-mime', args, { timeoutMs: 5000, signal });
  // 4 is its "that went wrong", which it also says where a desktop's own tool found no handler.
  if (code !== 0 && code !== 4) throw new PortError('failed', 'EXIT');
  const id = stdout.trim().split('\n')[0]?.trim() ?? '';
  return /^[^/\s]{1,200}\.desktop$/.test(id) ? id : '';
}

/** What the person's own lists name, the stronger list first. */
async function namedInFiles(ports: Ports, type: string): Promise<string[]> {
  const { home } = ports.machine;
  const lists = [
    join(folderFromEnv(ports, 'XDG_CONFIG_HOME', join(home, '.config')), 'mimeapps.list'),
    join(dataHome(ports), 'applications/mimeapps.list'),
  ];
  const texts = await Promise.all(lists.map((path) => textAt(ports, path)));
  return texts.flatMap((text) => parseMimeApps(text ?? '', type));
}

/** Reads `x-scheme-handler/spotify=spotify.desktop;other.desktop;` below `[Default Applications]`. */
export function parseMimeApps(text: string, type: string): string[] {
  let inside = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (line.startsWith('[')) inside = line.trim() === '[Default Applications]';
    const [key, value] = line.split('=', 2);
    if (!inside || key?.trim() !== type) continue;
    return (value ?? '')
      .split(';')
      .map((id) => id.trim())
      .filter((id) => /^[^/\s]{1,200}\.desktop$/.test(id));
  }
  return [];
}

const dataHome = (ports: Ports) => folderFromEnv(ports, 'XDG_DATA_HOME', join(ports.machine.home, '.local/share'));

/** Start line of a desktop file by its name; null when there is no such file. */
export async function commandOf(ports: Ports, id: string): Promise<string[] | null> {
  const own = dataHome(ports);
  const folders = [join(own, 'applications'), join(own, 'flatpak/exports/share/applications')];
  const shared = (ports.machine.env.XDG_DATA_DIRS || '/usr/local/share:/usr/share').split(':');
  for (const path of [...shared.slice(0, 50), '/var/lib/flatpak/exports/share', '/var/lib/snapd/desktop']) {
    const folder = path.startsWith('/') ? await systemPlace(ports, join(path, 'applications')) : null;
    if (folder !== null) folders.push(folder);
  }
  for (const folder of new Set(folders)) {
    // A hyphen may stand for a folder: kde-konqueror.desktop is kde/konqueror.desktop.
    for (const name of [id, id.replace('-', '/')]) {
      const text = await textAt(ports, join(folder, name), 256 * 1024);
      if (text !== null) return parseExec(text);
    }
  }
  return null;
}

/** Words of the first `Exec=` below `[Desktop Entry]`, without `env` and its settings; null without one. */
export function parseExec(text: string): string[] | null {
  const entry = /(?:^|\n)\[Desktop Entry\]\r?\n([\s\S]*?)(?=\n\[|$)/.exec(text.slice(0, 256 * 1024))?.[1] ?? '';
  // Exec=env BAMF_DESKTOP_FILE_HINT=/var/lib/... /snap/bin/spotify %U
  const line = /(?:^|\n)Exec[ \t]*=[ \t]*([^\r\n]{1,2000})/.exec(entry)?.[1] ?? '';
  const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1'),
  );
  if (/^(\/usr)?(\/bin\/)?env$/.test(words[0] ?? '')) {
    words.shift();
    while (/^[A-Za-z_][A-Za-z0-9_]*=/.test(words[0] ?? '')) words.shift();
  }
  return words.length > 0 ? words : null;
}

const PROGRAM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/snap/bin', '/usr/games', '/run/current-system/sw/bin'];

/** Where the program of a start line lies; null when it is not there, undefined when a bare name was not found. */
export async function programOf(ports: Ports, [name = '']: readonly string[]): Promise<string | null | undefined> {
  const { home } = ports.machine;
  if (name.startsWith('/')) {
    const place = await systemPlace(ports, name);
    return place !== null && (await kindAt(ports, place)) !== null ? place : null;
  }
  for (const folder of [join(home, '.local/bin'), ...PROGRAM_FOLDERS]) {
    const place = folder.startsWith(home) ? join(folder, name) : await systemPlace(ports, join(folder, name));
    if (place !== null && (await kindAt(ports, place)) !== null) return place;
  }
  return undefined;
}
