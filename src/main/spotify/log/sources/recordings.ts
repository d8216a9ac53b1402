import type { Ports } from '../../../ports';
import { filesIn } from './files';
import type { FoundSource } from './source';

/**
 * Recordings this app has made, each a source of its own, newest last. `folder` holds them as `<id>.log`;
 * files with other names are none of ours.
 */
export async function findRecordings(ports: Ports, folder: string): Promise<FoundSource[]> {
  const seen = await filesIn(ports, folder, (name) => /^[\w-][\w.-]{0,55}\.log$/.test(name));
  if ('none' in seen) return [];
  return seen.files.map(({ name, path, size, modifiedMs }) => {
    const changedAt = new Date(modifiedMs).toISOString();
    return {
      source: {
        id: `recording/${name.replace(/\.log$/, '')}`,
        kind: 'recording',
        label: `Recording of ${changedAt.slice(0, 16).replace('T', ' ')} UTC`,
        install: null,
        platform: ports.machine.platform,
        state: size > 0 ? 'present' : 'empty',
        why: null,
        bytes: size,
        changedAt,
      },
      reading: size > 0 ? { by: 'files', paths: [path] } : { by: 'nothing' },
    };
  });
}
