/**
 * Names of the contract as plain strings: all the preload needs of it, so that no schema library is
 * loaded into every page. `channels.test.ts` proves both lists equal to the contract's keys.
 */
export const CALL_NAMES = [
  'app.info',
  'spotify.here',
  'catalog.list',
  'catalog.entry',
  'catalog.checks',
  'catalog.repairs',
  'catalog.links',
  'catalog.questions',
  'doctor.start',
  'doctor.cancel',
  'doctor.answer',
  'doctor.last',
  'progress.get',
  'progress.step',
  'progress.note',
  'progress.reset',
  'history.list',
  'history.opened',
  'history.solved',
  'history.clear',
  'settings.get',
  'settings.set',
  'link.open',
  'source.open',
  'logs.sources',
  'logs.open',
  'logs.paste',
  'logs.choose',
  'logs.state',
  'logs.view',
  'logs.rows',
  'logs.next',
  'logs.follow',
  'logs.copy',
  'logs.close',
  'record.state',
  'record.start',
  'record.stop',
  'record.remove',
  'watch.notices',
  'updates.state',
  'updates.check',
  'updates.install',
  'repair.plan',
  'repair.run',
  'repair.jobs',
  'repair.undo',
  'repair.finish',
  'repair.clear',
  'report.build',
  'report.save',
  'report.copy',
  'report.open',
] as const;

export const EVENT_NAMES = [
  'doctor.progress',
  'doctor.done',
  'settings.changed',
  'logs.changed',
  'record.changed',
  'watch.seen',
  'updates.changed',
  'repair.changed',
] as const;

/** Prefix of every channel, so that nothing else can be mistaken for ours. */
export const CHANNEL_PREFIX = 'backline:';

/** Name under which the preload shows the API to the page. */
export const BRIDGE = 'backline';
