import type { Act, ActKind } from './act';
import { copyApp } from './copy-app';
import { download } from './download';
import { editBytes } from './edit-bytes';
import type { ActHandler } from './kind';
import { moveAside } from './move-aside';
import { once } from './once';
import { quitProgram } from './quit-program';
import { setPref } from './set-pref';
import { setting } from './setting';
import { quitSpotify, startSpotify } from './spotify';
import { writeNew } from './write-new';

const handlers: { [K in ActKind]: ActHandler<K> } = {
  'quit-spotify': quitSpotify,
  'start-spotify': startSpotify,
  'set-pref': setPref,
  'move-aside': moveAside,
  'write-new': writeNew,
  'edit-bytes': editBytes,
  setting,
  once,
  'quit-program': quitProgram,
  download,
  'copy-app': copyApp,
};

/** The handler of an act's kind. */
export function handlerOf(act: Act): ActHandler<ActKind> {
  // The table pairs each kind with its own handler; the compiler cannot follow that through the union.
  return handlers[act.kind] as unknown as ActHandler<ActKind>;
}
