import { joinPath } from '../../paths';
import type { Ports } from '../../ports';
import { namesIn, orNull } from '../locate/places';

/** Name of a recording: when it began, in UTC, in a form that every file system takes. */
const ID = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/;
/** What Spotify printed, and what it wrote by itself. */
const ENDINGS = ['.log', '-file.log'] as const;

export interface RecordingFile {
  path: string;
  bytes: number;
  modifiedMs: number;
}

/** Folder of the recordings below the app's data. */
export const recordingsFolder = ({ machine }: Pick<Ports, 'machine'>, dataFolder: string) =>
  joinPath(machine.platform, dataFolder, 'recordings');

/** Id of a recording that begins now. */
export const recordingId = (ms: number) => new Date(ms).toISOString().replace(/[:.]/g, '-');

/** When a recording began, ISO 8601; null when the name is none of ours. */
export function recordingStart(id: string): string | null {
  const [, day, hour, minute, second, thousandth] = ID.exec(id) ?? [];
  return day === undefined ? null : `${day}T${hour}:${minute}:${second}.${thousandth}Z`;
}

/** Id of the log source that a recording is. */
export const recordingSource = (id: string) => `recording/${id}`;

/** Where both files of a recording lie, whether or not they exist: what is printed, what Spotify writes. */
export function recordingPaths(ports: Pick<Ports, 'machine'>, dataFolder: string, id: string): [string, string] {
  const folder = recordingsFolder(ports, dataFolder);
  const [printed, written] = ENDINGS;
  return [
    joinPath(ports.machine.platform, folder, id + printed),
    joinPath(ports.machine.platform, folder, id + written),
  ];
}

/** The files of a recording that hold something. They go together: one book, merged by time. */
export async function recordingFiles(ports: Ports, dataFolder: string, id: string): Promise<RecordingFile[]> {
  if (recordingStart(id) === null) return [];
  const found = await Promise.all(
    recordingPaths(ports, dataFolder, id).map(async (path) => {
      const facts = await orNull(ports.files.linkFacts(path));
      return facts?.kind === 'file' && facts.size > 0
        ? [{ path, bytes: facts.size, modifiedMs: facts.modifiedMs }]
        : [];
    }),
  );
  return found.flat();
}

/** Ids of all recordings that lie there, newest first. */
export async function recordingIds(ports: Ports, dataFolder: string): Promise<string[]> {
  const names = await namesIn(ports, recordingsFolder(ports, dataFolder));
  const ids = names.map((name) => name.replace(/(?:-file)?\.log$/, '')).filter((id) => recordingStart(id) !== null);
  return [...new Set(ids)].sort().reverse();
}
