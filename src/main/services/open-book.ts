import { startThread } from '../platform/worker';
import { openBookAside } from '../spotify/log/book/aside';
import type { BookPorts } from '../spotify/log/book/contents';
import { openBook } from '../spotify/log/book/local-book';
import type { OpenBook } from './log-books';

/**
 * Opens books in threads of their own, so that reading never holds up a window; here where the program is
 * not built or a thread cannot start.
 */
export function createBookOpener(ports: BookPorts): OpenBook {
  return async (sources, patterns, onChange) => {
    const thread = await startThread('log-thread');
    return thread
      ? openBookAside(thread, sources, patterns, onChange)
      : openBook(ports, sources, patterns, { onChange });
  };
}
