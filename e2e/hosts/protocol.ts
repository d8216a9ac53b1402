/** What the Chromium host and the stand-in for `electron` say to each other. JSON values only. */

export interface FrameFacts {
  /** Names one document in one frame: a navigation makes a new one. */
  key: string;
  url: string;
  origin: string;
  parent: FrameFacts | null;
}

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An item of the tray's menu, as the person sees it. */
export interface TrayItem {
  label: string;
  type: string;
  checked: boolean;
  enabled: boolean;
  accelerator: string | null;
}

export interface TrayFacts {
  /** Name of the picture's file. */
  icon: string;
  tip: string;
  items: TrayItem[];
}

/** What became of a request of a page. Bodies are base64. */
export type ProtocolAnswer =
  | { kind: 'answered'; status: number; headers: [string, string][]; body: string }
  /** The app's own handler threw. */
  | { kind: 'failed'; error: string }
  /** The app handles no such scheme. */
  | { kind: 'unhandled' }
  /** The window is gone by now. */
  | { kind: 'gone' };

/** Asked by the stand-in, answered by the host. */
export type HostMethods = {
  'window.create': { in: { window: number; preload: string | null; bounds: Bounds; shown: boolean }; out: null };
  'window.load': { in: { window: number; url: string }; out: null };
  'window.reload': { in: { window: number }; out: null };
  'window.resize': { in: { window: number; bounds: Bounds }; out: null };
  'window.show': { in: { window: number; shown: boolean }; out: null };
  'window.destroy': { in: { window: number }; out: null };
  'page.deliver': { in: { window: number; frame: string | null; message: PageMessage }; out: null };
  'theme.set': { in: { source: 'system' | 'light' | 'dark' }; out: null };
  'link.open': { in: { url: string }; out: null };
  /** A file or folder is to be shown by its program. */
  'path.open': { in: { path: string }; out: null };
  /** Null = it is gone. */
  'tray.changed': { in: { tray: TrayFacts | null }; out: null };
  'notice.show': { in: { notice: number; title: string; body: string }; out: null };
  'clipboard.read': { in: null; out: { text: string } };
  'clipboard.write': { in: { text: string }; out: null };
  /** The system's dialog for choosing files; no paths when the person changed their mind. */
  'dialog.open': { in: Record<string, never>; out: { paths: string[] } };
  /** The system's dialog for saving; no path when the person changed their mind. */
  'dialog.save': { in: { suggested: string }; out: { path: string | null } };
  /** Something that must never happen, whether or not the app noticed it. */
  fault: { in: { text: string }; out: null };
  /** The main module has been evaluated and `ready` has been emitted. */
  started: { in: null; out: null };
};

/** Asked by the host, answered by the stand-in. */
export type MainMethods = {
  'protocol.answer': {
    in: { window: number; url: string; method: string; headers: Record<string, string>; body: string | null };
    out: ProtocolAnswer;
  };
  'ipc.message': { in: { window: number; frame: FrameFacts; message: PreloadMessage }; out: null };
  'frame.gone': { in: { window: number; key: string }; out: null };
  'window.navigating': {
    in: { window: number; url: string; frame: FrameFacts; initiator: FrameFacts | null };
    out: { prevented: boolean };
  };
  'window.navigated': { in: { window: number; frame: FrameFacts; sameDocument: boolean }; out: null };
  'window.loaded': { in: { window: number; title: string }; out: null };
  'window.popup': { in: { window: number; url: string }; out: { action: 'allow' | 'deny' } };
  /** The person closed the window. */
  'window.close': { in: { window: number }; out: null };
  /** Something else on the screen gets the focus: another window, or another program where it is null. */
  'window.focus': { in: { window: number | null }; out: null };
  'tray.choose': { in: { label: string }; out: { done: boolean } };
  'shortcut.press': { in: { keys: string }; out: { answered: boolean } };
  'shortcut.heard': { in: { keys: string }; out: { heard: boolean } };
  /** Keys that another program has. */
  'shortcut.taken': { in: { keys: string[] }; out: null };
  'notice.click': { in: { notice: number }; out: null };
  'permission.ask': {
    in: { window: number; permission: string; url: string };
    out: { request: boolean; check: boolean };
  };
  /** The person quits the app. */
  'app.quit': { in: null; out: null };
  'app.second': { in: { argv: string[] }; out: null };
  'system.dark': { in: { dark: boolean }; out: null };
};

/** A value as JSON text; null stands for `undefined`, which a call may have where JSON has no word for it. */
export type Wired = string | null;

/** Preload → main. */
export type PreloadMessage =
  | { kind: 'invoke'; id: number; channel: string; args: Wired[] }
  | { kind: 'error'; text: string };

/** Main → preload. */
export type PageMessage =
  | { kind: 'reply'; id: number; value: Wired }
  | { kind: 'failed'; id: number; error: string }
  | { kind: 'event'; channel: string; args: Wired[] };
