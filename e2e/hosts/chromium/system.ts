import type { Page } from '@playwright/test';

/** What differs between a run of the specs and a person in front of a screen. */
export interface Surface {
  /** A page for the next window of the app. */
  newPage(): Promise<Page>;
  /** Called with each address the app wants opened. */
  openLink(url: string): void;
  /** Whether windows get the size the app asks for. */
  sized: boolean;
  /** Whether there is a tray for the app's icon. */
  tray: boolean;
}
