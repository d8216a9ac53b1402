import type { GUIDE_REASONS, PLAN_STATES, RepairFault, VERIFIED } from '../../contract/repairs';

/** What the terminal says of plans and jobs. */
export const PLAN_SENTENCE: Readonly<Record<(typeof PLAN_STATES)[number], string>> = {
  ready: 'This would change:',
  guide: 'This one is yours to do.',
  'not-needed': 'Not needed: its check sees nothing to mend.',
  unknown: 'Its check cannot tell whether it is needed, so it is not offered.',
  'not-here': 'There is no such thing on this system.',
  refused: 'It cannot be done now.',
};

export const GUIDE_SENTENCE: Readonly<Record<(typeof GUIDE_REASONS)[number], string>> = {
  admin: 'It needs an administrator, and this program never asks to be one.',
  managed: 'An organisation looks after this computer; ask whoever does.',
  elevated: 'This program runs as administrator, and what it would start must not.',
  final: 'It cannot be undone.',
  'other-owner': 'It belongs to another program, which should do it.',
  risky: 'It could cut off more than Spotify.',
  'only-you': 'Only you can do it.',
};

export const FAULT_SENTENCE: Readonly<Record<RepairFault, string>> = {
  changed: 'Something has changed since; look again.',
  'spotify-running': 'Spotify is running; quit it first.',
  'spotify-would-not-quit': 'Spotify would not quit.',
  'spotify-not-started': 'Spotify could not be started.',
  'spotify-left-closed': 'Spotify did not start again; start it yourself.',
  'not-installed': 'Spotify was not found.',
  'no-permission': 'The system does not allow it.',
  'no-space': 'The disk is full.',
  'read-only': 'The disk is read-only.',
  link: 'A link stands where a plain file or folder belongs; it is left alone.',
  downloads: 'It would touch downloads; they are left alone.',
  'tool-missing': 'A system program for it is missing.',
  timeout: 'It took too long.',
  cancelled: 'It was stopped.',
  busy: 'Another repair is at work.',
  failed: 'It did not work.',
};

export const VERIFIED_SENTENCE: Readonly<Record<(typeof VERIFIED)[number], string>> = {
  yes: 'Its check is calm now.',
  no: 'Its check still sees the fault.',
  unknown: 'Its check cannot tell whether it has helped.',
};
