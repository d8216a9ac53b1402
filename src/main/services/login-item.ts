import { isInside, joinPath } from '../paths';
import { type Files, type Machine, type OwnFiles, PortError } from '../ports';

/** Argument of a start that shows no window. */
export const HIDDEN = '--hidden';

/** Whether the app is started when the person logs in. */
export interface LoginItem {
  /** False where it cannot be had: a program that was not installed has nothing to start. */
  readonly here: boolean;
  set(wish: { on: boolean; hidden: boolean }): Promise<void>;
  /** Whether it is set, by the person or by us; null = the system does not say. */
  isSet(): Promise<boolean | null>;
}

const FILE = 'backline.desktop';

/**
 * What starts a packed program on Linux: the AppImage it lies in, or itself. SECURITY: a terminal that is an AppImage
 * hands its own name on to whatever it starts; the name counts only where our program lies in that image.
 */
export function startingProgram(env: Machine['env'], program: string): string {
  const { APPIMAGE: image, APPDIR: mounted } = env;
  if (!image?.startsWith('/') || !mounted?.startsWith('/')) return program;
  return isInside('linux', mounted, program) ? image : program;
}

/** Folder of the programs that a Linux desktop starts at login. */
export function autostartFolder({ platform, home, env, pretend }: Machine): string {
  const config = env.XDG_CONFIG_HOME;
  const base = !pretend && config?.startsWith('/') ? config : joinPath(platform, home, '.config');
  return joinPath(platform, base, 'autostart');
}

/**
 * One argument of an `Exec` line: quoted, with the signs escaped that mean something inside quotes, once
 * for the quotes and once for the file, and `%` doubled as it begins a field code.
 */
function quote(argument: string): string {
  return `"${argument
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`;
}

/** The file that a Linux desktop reads, by the XDG autostart specification. */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Backline',
    'Comment=Repair companion for the Spotify desktop app',
    `Exec=${command.map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Start at login on Linux: one file in the autostart folder, written and removed again, and no other. */
export function createAutostart(parts: {
  files: Pick<Files, 'facts' | 'makeFolder' | 'writeAtomic'>;
  /** Removes files of that folder. */
  own: OwnFiles;
  machine: Machine;
  here: boolean;
  /** Program and arguments. */
  command: readonly string[];
}): LoginItem {
  const { files, machine } = parts;
  const folder = autostartFolder(machine);
  const path = joinPath(machine.platform, folder, FILE);
  // A line break would end the line and begin another.
  const here = parts.here && parts.command.every((argument) => !/[\r\n]/.test(argument));
  return {
    here,
    async set({ on, hidden }) {
      if (!here) return;
      if (!on) return await parts.own.remove(path);
      const text = autostartEntry(hidden ? [...parts.command, HIDDEN] : parts.command);
      await files.makeFolder(folder);
      await files.writeAtomic(path, new TextEncoder().encode(text), 0o644);
    },
    async isSet() {
      try {
        return (await files.facts(path)) !== null;
      } catch (error) {
        if (error instanceof PortError) return null;
        throw error;
      }
    },
  };
}
