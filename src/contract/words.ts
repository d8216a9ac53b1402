/**
 * The closed vocabularies of the project. Main, preload, renderer, the command line and the
 * catalogue all speak these words; the verdict words are those of the product description.
 */
export const PLATFORMS = ['windows', 'macos', 'linux'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Where an entry can occur. Web and mobile are places we describe but never check. */
export const PLACES = [...PLATFORMS, 'web', 'mobile'] as const;
export type Place = (typeof PLACES)[number];

/** Whose side a fault is on. */
export const SIDES = ['spotify', 'network', 'computer', 'account', 'developer'] as const;
export type Side = (typeof SIDES)[number];

/** Folders of `catalog/codes`: the families of codes. */
export const AREAS = [
  'accesspoint',
  'account',
  'accounts',
  'ap',
  'auth',
  'drm',
  'http',
  'installer',
  'login',
  'network',
  'offline',
  'playback',
  'session',
  'start',
  'storage',
  'ui',
  'webapi',
] as const;
export type Area = (typeof AREAS)[number];

/** Ways in which Spotify comes onto a computer. */
export const INSTALL_KINDS = [
  'windows-installer',
  'windows-store',
  'scoop',
  'mac-app',
  'deb',
  'aur',
  'spotify-launcher',
  'snap',
  'flatpak',
] as const;
export type InstallKind = (typeof INSTALL_KINDS)[number];

/** How much of Spotify stops: fatal stops everything, info is not a fault. */
export const SEVERITIES = ['fatal', 'error', 'warn', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How sure a fact is. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Who gets a step done. */
export const STEP_KINDS = ['verify', 'repair', 'open', 'person'] as const;

/** What one check found. `unknown` is never shown as fine. */
export const CHECK_STATUSES = ['ok', 'problem', 'unknown', 'not-applicable'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** What is known about one cause on this machine. */
export const CAUSE_STATES = ['confirmed', 'ruled-out', 'unknown'] as const;
export type CauseState = (typeof CAUSE_STATES)[number];

/** What a finding tells: a fault, something that works, or a fact that helps to read the others. */
export const TONES = ['broken', 'works', 'context'] as const;
export type Tone = (typeof TONES)[number];

/** Groups of log events, as in the public list of event words. */
export const EVENT_GROUPS = ['problem', 'clears', 'info', 'benign'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

/** Keys that open the palette from anywhere, in Electron's words. */
export const DEFAULT_SHORTCUT = 'CommandOrControl+Shift+L';

/** How the window looks; `system` follows the system. */
export const THEMES = ['system', 'light', 'dark'] as const;

/** Languages of the interface. The catalogue's own texts are English. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a person chooses; `system` follows the system's language, and English where that is none of ours. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** What a person says about a step. */
export const STEP_STATES = ['todo', 'done', 'skipped'] as const;

/** Answers to "did this solve it?". */
export const SOLVED = ['yes', 'partly', 'no'] as const;

/** `off` = never looked for by itself. */
export const UPDATE_MODES = ['off', 'notify'] as const;
export const UPDATE_CHANNELS = ['stable', 'beta'] as const;
export type UpdateChannel = (typeof UPDATE_CHANNELS)[number];

/**
 * Who can put a newer version in place: the `app` itself, the person from the `page` of releases, the
 * `store` that it came from, or `nobody`, where this is no installed copy or no place of releases is known.
 */
export const UPDATERS = ['app', 'page', 'store', 'nobody'] as const;

/** `current` = nothing newer; `failed` = could not be told, or could not be loaded. */
export const UPDATE_PHASES = ['idle', 'checking', 'current', 'available', 'loading', 'ready', 'failed'] as const;

/** What the app keeps about the person's use of it; each part can be cleared alone. */
export const DATA_PARTS = ['history', 'checklists', 'recordings', 'copies', 'watch', 'settings'] as const;
export type DataPart = (typeof DATA_PARTS)[number];
