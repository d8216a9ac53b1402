import type { IpcMainInvokeEvent } from 'electron';
import type { WindowKind } from '../../contract/windows';

/** Our own pages: their origin, and the kinds of the windows we made, by the id of their contents. */
export interface TrustedWindows {
  origin: string;
  /** Null = no window of ours. */
  kind(webContentsId: number): WindowKind | null;
}

/**
 * Kind of the window a call comes from; null unless it is a page of ours: a known window, its main frame, our origin.
 * A frame that is gone (`null`) is a refusal, as are about:blank, data: and other schemes, whose
 * origin is never ours.
 */
export function trustedSender(
  event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>,
  windows: TrustedWindows,
): WindowKind | null {
  const frame = event.senderFrame;
  if (frame === null || frame === undefined || frame.parent !== null) return null;
  return originOf(frame.url) === windows.origin ? windows.kind(event.sender.id) : null;
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
