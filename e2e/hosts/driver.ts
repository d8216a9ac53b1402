import type { Page } from '@playwright/test';
import type { World } from '../worlds/world';
import type { Bounds, TrayFacts } from './protocol';

/** What a host can show that another cannot. Specs that need one say so and are counted as skipped elsewhere. */
export type Capability =
  /** The process model, sandbox and protocol of Electron itself. */
  | 'real-electron'
  /** A message can be sent from any frame's preload world, as a broken renderer could. */
  | 'forge-frames'
  /** The permission handlers of the app can be asked directly. */
  | 'ask-permissions'
  /** The clipboard is the spec's own, and every reading of it is counted. */
  | 'own-clipboard'
  /** Keys can be given to another program. */
  | 'take-keys'
  /** Notices of the system are seen and can be followed. */
  | 'notices';

export type { TrayFacts, TrayItem } from './protocol';

/** A notice of the system's own. */
export interface ShownNotice {
  title: string;
  body: string;
  click(): Promise<void>;
}

export interface Size {
  width: number;
  height: number;
}

/** The running program, whatever it runs in. Specs and page objects know nothing else of it. */
export interface AppDriver {
  readonly name: 'Chromium host (no Electron)' | 'Electron';
  /** The first window. After `restart()` this is another page. */
  readonly page: Page;
  readonly world: World;
  readonly caps: ReadonlySet<Capability>;
  /** Quits as a person would and starts again on the same data and home folders. */
  restart(args?: readonly string[]): Promise<void>;
  quit(): Promise<void>;
  /** The program is ended from one moment to the next, as by a power cut. `restart()` starts it again. */
  crash(): Promise<void>;
  /** What the tray shows; null where there is none. */
  tray(): Promise<TrayFacts | null>;
  /** The person clicks an item of the tray's menu. */
  clickTray(label: string): Promise<void>;
  /** The person presses a global shortcut; false when nothing of the app answered. */
  pressShortcut(keys: string): Promise<boolean>;
  /** Whether the app would answer a global shortcut now; nothing is pressed. */
  hearsShortcut(keys: string): Promise<boolean>;
  /** The person closes the first window. */
  closeWindow(): Promise<void>;
  /** Whether the first window is on the screen. */
  isWindowShown(): Promise<boolean>;
  /** The palette's page while it is on the screen. */
  palette(): Promise<Page | null>;
  /** The palette's place on the screen. */
  paletteBounds(): Promise<Bounds>;
  /** The person turns to another program. */
  clickAway(): Promise<void>;
  /** The person turns back to the first window, which was there all the time. */
  comeBack(): Promise<void>;
  /** The program is started a second time. */
  secondStart(argv: string[]): Promise<void>;
  /** Resolves when the app has ended by itself or by its person, as it was meant to. */
  ended(): Promise<void>;
  /** Whether the app still runs. */
  isRunning(): boolean;
  /** Addresses the app has asked the system to open so far; none is really opened. */
  openedLinks(): Promise<readonly string[]>;
  /** Requests of pages that the app's own protocol handler did not answer. Always blocked. */
  foreignRequests(): readonly string[];
  /** What went wrong beside the page: faults of main, misuse of Electron, uncaught errors. */
  faults(): readonly string[];
  /** Faults a spec provokes are none: those that match are left out from now on, and those before. */
  allowFaults(pattern: RegExp): void;
  /** What the person chooses when the app opens the system's dialog for files; nothing until told. */
  chooseFiles(paths: readonly string[]): Promise<void>;
  /** Where the person says that a file goes when the app asks; nowhere until told. */
  saveTo(path: string | null): Promise<void>;
  /** What the app has put into the clipboard by itself. */
  clipboardText(): Promise<string>;
  resize(size: Size): Promise<void>;
  /** Sets whether the system looks dark. */
  setSystemDark(dark: boolean): Promise<void>;
}

/** Collects what goes wrong. */
export class Faults {
  private readonly texts: string[] = [];
  private readonly allowed: RegExp[] = [];

  add(text: string): void {
    this.texts.push(text);
  }

  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  list(): string[] {
    return this.texts.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }
}

/** Starts the text of every fault that is a breach of the page's content security policy. */
export const POLICY_BREACH = "Against the page's policy";

/** Whether a line of the page's console tells of something its content security policy forbade. */
export function isPolicyBreach(text: string): boolean {
  return /Content[- ]Security[- ]Policy|requires '?Trusted|TrustedHTML|TrustedScript/i.test(text);
}
