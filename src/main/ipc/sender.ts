import type { IpcMainInvokeEvent } from 'electron';

/** Our own pages: their origin, and the ids of the windows we made. */
export interface TrustedWindows {
  origin: string;
  has(webContentsId: number): boolean;
}

/**
 * Whether a call comes from a page of ours: a known window, its main frame, our origin.
 * A frame that is gone (`null`) is a refusal, as are about:blank, data: and other schemes, whose
 * origin is never ours.
 */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>,
  windows: TrustedWindows,
): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame === undefined || frame.parent !== null) return false;
  if (!windows.has(event.sender.id)) return false;
  return originOf(frame.url) === windows.origin;
}

/**
 * Scheme and host of an address; empty when it is none or carries a login part.
 * Node's URL gives own schemes the origin "null", so it is put together here.
 */
export function originOf(address: string): string {
  try {
    const url = new URL(address);
    return url.username !== '' || url.password !== '' ? '' : `${url.protocol}//${url.host}`;
  } catch {
    return '';
  }
}
