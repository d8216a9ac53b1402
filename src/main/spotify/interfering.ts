import type { Platform } from '../../contract/words';
import { baseName } from '../paths';
import type { ProcessRow } from '../ports';

/**
 * How a program that gets in the way is closed: `ask` as closing its window would, `itself` only by its own menu or
 * link since closing its window merely hides it, `never` for services, helpers of services and what guards the
 * computer.
 */
export type Closing = 'ask' | 'itself' | 'never';

/** Programs that people named when Spotify's installer or sign-in failed: file name in lower case, without `.exe`. */
const KNOWN: Readonly<Record<string, { name: string; closing: Closing }>> = {
  steam: { name: 'Steam', closing: 'itself' },
  steam_osx: { name: 'Steam', closing: 'itself' },
  steamservice: { name: 'Steam', closing: 'never' },
  itunes: { name: 'iTunes', closing: 'ask' },
  ituneshelper: { name: 'iTunes', closing: 'never' },
  applemobiledeviceservice: { name: 'Apple Mobile Device Service', closing: 'never' },
  cmdagent: { name: 'Comodo', closing: 'never' },
  cistray: { name: 'Comodo', closing: 'never' },
  wallpaper32: { name: 'Wallpaper Engine', closing: 'ask' },
  wallpaper64: { name: 'Wallpaper Engine', closing: 'ask' },
  rainmeter: { name: 'Rainmeter', closing: 'ask' },
};

export interface Interfering {
  name: string;
  /** `never` as well for those that are not this person's. */
  closing: Closing;
  row: ProcessRow;
}

/** Those of the running programs that are known to get in Spotify's way. */
export function interferingAmong(platform: Platform, rows: readonly ProcessRow[]): Interfering[] {
  return rows.flatMap((row) => {
    const program = plainName(platform, row.program);
    const known = Object.hasOwn(KNOWN, program) ? KNOWN[program] : undefined;
    return known ? [{ ...known, closing: row.mine === true ? known.closing : 'never', row }] : [];
  });
}

/**
 * What guards a computer, and what its desktop stands on: never closed, whoever asks. File names in lower case,
 * without `.exe`; makers of such programs have several each, and those with `*` begin with it.
 */
const GUARDS =
  // Comodo, Microsoft Defender
  'cmdagent cistray cis cavwp cmdvirth cmdlineparser msmpeng nissrv mpcmdrun mpdefendercoreservice smartscreen ' +
  'securityhealth* mssense sensecncproxy msseces ' +
  // Avast, AVG, Avira, Bitdefender, ESET, F-Secure, G Data, Kaspersky
  'avast* afwserv aswidsagent wsc_proxy avg* avira* avguard avgnt bdagent bdservicehost vsserv bdredline ekrn egui ' +
  'eguiproxy fshoster* fsav* gdscan avkwctl* avp avpui kavtray klnagent ' +
  // Malwarebytes, McAfee, Norton, Panda, Sophos, Trend Micro, Webroot, ZoneAlarm, 360
  'mbam* malwarebytes* mcshield mfe* mcuicnt mcapexe norton* nortonsecurity ns nsservice psanhost psuaservice ' +
  'sophos* savservice sspservice coreserviceshell ntrtscan pccntmon tmbmsrv uiwinmgr wrsa vsmon zatray zlclient ' +
  'qhactivedefense zhudongfangyu 360tray ' +
  // Makers for companies, and firewalls of people's own
  'csfalcon* falcon* sentinel* cylance* cbdefense* repmgr xagt elastic-endpoint cortex* cyserver glasswire* ' +
  'simplewall portmaster* tinywall lulu little* clamd clamav* freshclam opensnitch* ' +
  // The desktop itself
  'explorer svchost services csrss wininit winlogon lsass dwm sihost system launchd windowserver finder dock ' +
  'loginwindow systemd init gnome-shell plasmashell kwin_* xorg xwayland dbus-* gdm* sddm pipewire* pulseaudio';
const EXACT = new Set(GUARDS.split(' ').filter((name) => !name.endsWith('*')));
const BEGINNINGS = GUARDS.split(' ')
  .filter((name) => name.endsWith('*'))
  .map((name) => name.slice(0, -1));

/** Whether a program guards the computer or holds its desktop up. */
export function isGuard(platform: Platform, program: string): boolean {
  const name = plainName(platform, program);
  return EXACT.has(name) || BEGINNINGS.some((beginning) => name.startsWith(beginning));
}

function plainName(platform: Platform, program: string): string {
  return baseName(platform, program)
    .toLowerCase()
    .replace(/\.exe$/, '');
}
