import type { CallName, EventName } from './api';

/** The kinds of windows the app has. */
export const WINDOW_KINDS = ['main', 'palette'] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];

/** All that the palette may ask for: it looks things up and hands over to the main window. */
const PALETTE_CALLS: ReadonlySet<CallName> = new Set<CallName>([
  'settings.get',
  'doctor.last',
  'palette.begin',
  'palette.size',
  'palette.open',
  'palette.diagnose',
  'palette.copyFirstStep',
  'palette.hide',
]);
const PALETTE_EVENTS: ReadonlySet<EventName> = new Set<EventName>(['settings.changed', 'palette.shown']);

/** SECURITY: [sec-17] which calls a page may make depends on the window it is in. */
export function mayCall(kind: WindowKind, call: CallName): boolean {
  return kind === 'palette' ? PALETTE_CALLS.has(call) : !call.startsWith('palette.');
}

/** Which events a window hears. */
export function hears(kind: WindowKind, event: EventName): boolean {
  return kind === 'palette' ? PALETTE_EVENTS.has(event) : !event.startsWith('palette.');
}
