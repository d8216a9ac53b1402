import type { Ports } from '../../../ports';
import { filesIn, type SeenFile } from './files';
import type { FoundSource } from './source';

/**
 * Recordings this app has made, each a source of its own, newest last. `folder` holds what Spotify printed as
 * `<id>.log` and the file it wrote by itself, if any, as `<id>-file.log`; other names are none of ours.
 */
export async function findRecordings(ports: Ports, folder: string): Promise<FoundSource[]> {
  const seen = await filesIn(ports, folder, (name) => /^[\w-][\w.-]{0,60}\.log$/.test(name));
  if ('none' in seen) return [];
  const recordings = new Map<string, SeenFile[]>();
  for (const file of seen.files) {
    const id = file.name.replace(/(?:-file)?\.log$/, '');
    recordings.set(id, [...(recordings.get(id) ?? []), file]);
  }
  return [...recordings].map(([id, files]) => {
    const filled = files.filter(({ size }) => size > 0);
    const changedAt = new Date(files.at(-1)?.modifiedMs ?? 0).toISOString();
    return {
      source: {
        id: `recording/${id}`,
        kind: 'recording',
        label: `Recording of ${changedAt.slice(0, 16).replace('T', ' ')} UTC`,
        install: null,
        platform: ports.machine.platform,
        state: filled.length > 0 ? 'present' : 'empty',
        why: null,
        bytes: files.reduce((sum, { size }) => sum + size, 0),
        changedAt,
      },
      reading: filled.length > 0 ? { by: 'files', paths: filled.map(({ path }) => path) } : { by: 'nothing' },
    };
  });
}
