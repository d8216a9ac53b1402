import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lines as Spotify's desktop client writes them, made up. */

const stamp = (second: number, ms = 0) =>
  `${String(9 + Math.floor(second / 3600)).padStart(2, '0')}:${String(Math.floor(second / 60) % 60).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.${String(ms).padStart(3, '0')}`;

/** A line of the client itself. */
export const nativeLine = (second: number, message: string, level = 'I') =>
  `${stamp(second)} ${level} [${'f:194'.padEnd(32)}] ${message}`;

/** A line that the client writes right now. */
export const nowLine = (message: string) =>
  `${new Date().toISOString().slice(11, 23)} I [${'f:194'.padEnd(32)}] ${message}`;

/** A line of the browser engine, on the first of March. */
export const engineLine = (second: number, message: string, level = 'ERROR') =>
  `[0301/${stamp(second).slice(0, 8).replaceAll(':', '')}.000000:${level}:${message}`;

export const PROBLEM = 'Connection error:  112';
export const WORKS = 'AP login complete, len 80';
export const NOISE = "Error 'Operation aborted.' while receiving from 0.0.0.0";

/** A start that goes wrong in the middle: 40 lines, 2 of them problems, 4 noise. */
export function clientLog(): string {
  const lines = Array.from({ length: 40 }, (_, at) => {
    if (at === 12 || at === 31) return nativeLine(at, PROBLEM, 'E');
    if (at % 10 === 5) return nativeLine(at, NOISE, 'E');
    if (at === 36) return nativeLine(at, WORKS);
    return nativeLine(at, `step ${at} of the start by somebody@example.com`);
  });
  return `${lines.join('\n')}\n`;
}

/** Writes a log into a folder of the world; answers its path. */
export async function writeLog(folder: string, name: string, content: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Leaves a recording as an earlier run of the app would have. */
export async function leaveRecording(data: string): Promise<void> {
  const path = await writeLog(join(data, 'recordings'), '2026-03-01T09-00-00-000Z.log', clientLog());
  const ended = new Date('2026-03-01T09:02:41Z');
  await utimes(path, ended, ended);
}

/** Leaves what an earlier run's watch has seen. The app reads it at its next start. */
export async function leaveNotices(data: string): Promise<void> {
  const seen = (hour: number, event: string, text: string, possible: string[]) => {
    const at = `2026-03-01T${hour}:00:00.000Z`;
    return { id: `${at}-${event}`, at, event, text, possible, source: 'deb/cef-log' };
  };
  const value = [
    seen(12, 'ap-connection-error(112)', nativeLine(12, PROBLEM), ['ap:112', 'auth:3']),
    seen(10, 'app-crash', 'spotify[4242] ended with signal 11', []),
  ];
  await writeLog(data, 'watch.json', JSON.stringify({ version: 1, value }));
}
