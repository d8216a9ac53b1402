import { systemClock } from './platform/clock';
import { createFiles } from './platform/files';
import { currentPlatform } from './platform/node';
import { ownLink } from './platform/worker';
import { serveBook } from './spotify/log/book/aside';

/** Entry of the thread in which a book of logs is read. Does nothing when it is loaded as a mere module. */
const link = ownLink();
if (link) serveBook(link, { files: createFiles(currentPlatform()), clock: systemClock });
