/**
 * `node --import register.mjs run.mjs MAIN [ARGUMENTS]`: evaluates the built main module, then lets
 * the app become ready, in that order, as Electron does.
 */
import { pathToFileURL } from 'node:url';

process.argv.splice(1, 1);

const { standInStart } = await import('electron');
await import(pathToFileURL(process.argv[1]).href);
setImmediate(standInStart);
