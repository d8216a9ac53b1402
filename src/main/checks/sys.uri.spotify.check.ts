import { baseName, isInside } from '../paths';
import type { Ports } from '../ports';
import type { Install } from '../spotify/facts';
import { kindAt, orNull } from '../spotify/locate/places';
import { type CheckContext, type CheckOutcome, defineCheck } from './check';
import { handlerOf, hasDesktop, programOf } from './linux/link-handlers';
import { chosenHandlers } from './macos/link-handlers';

const FINDINGS = ['uri/works', 'uri/missing', 'uri/gone', 'uri/other-install'] as const;
type Outcome = CheckOutcome<(typeof FINDINGS)[number]>;

/** Whether links that begin with `spotify:` lead to the Spotify in use: the browser ends a sign-in with one. */
export const check = defineCheck({
  id: 'sys.uri.spotify',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  timeoutMs: 25_000,
  windows: ['links'],
  findings: FINDINGS,
  async run(context) {
    const { machine, host } = context.ports;
    const installs = await context.spotify.installs();
    if (installs.length === 0) return { status: 'not-applicable' };
    if (machine.platform === 'linux') return judgeLinux(context, installs);
    // What the system would start is the real machine's.
    if (machine.pretend) return { status: 'not-applicable' };
    const program = await host?.handlerOf('spotify');
    if (program) return judgePath(context.ports, installs, program);
    return machine.platform === 'windows' ? judgeWindows(context, installs) : judgeMac(context, installs);
  },
});

const works: Outcome = { status: 'ok', findings: [{ id: 'uri/works' }] };
const missing: Outcome = { status: 'problem', findings: [{ id: 'uri/missing' }] };
const gone: Outcome = { status: 'problem', findings: [{ id: 'uri/gone' }] };
const other: Outcome = { status: 'ok', findings: [{ id: 'uri/other-install' }] };
/** It leads to some program, and whether that is Spotify cannot be seen: a script of the person's own, perhaps. */
const strange = (detail: string): Outcome => ({ status: 'unknown', reason: { code: 'not-readable', detail } });

/** The first install is the one in use. */
function judgeInstall(installs: readonly Install[], fits: (install: Install) => boolean, name: string): Outcome {
  const at = installs.findIndex(fits);
  return at === 0 ? works : at > 0 ? other : strange(name);
}

async function judgePath(ports: Ports, installs: readonly Install[], path: string): Promise<Outcome> {
  const { platform } = ports.machine;
  if ((await kindAt(ports, path)) === null) return gone;
  const real = (await orNull(ports.files.realPath(path))) ?? path;
  const lies = ({ folder }: Install) => [path, real].some((place) => isInside(platform, folder, place));
  return judgeInstall(installs, lies, baseName(platform, path));
}

async function judgeLinux(context: CheckContext, installs: readonly Install[]): Promise<Outcome> {
  const { ports } = context;
  if (!hasDesktop(ports)) return { status: 'not-applicable' };
  const handler = await handlerOf(context, 'spotify');
  // A copied home need not name a handler: packages register theirs in the system.
  if (!handler) return ports.machine.pretend ? { status: 'not-applicable' } : missing;
  // The package's own desktop file may lie outside a copied home.
  if (!handler.command) return ports.machine.pretend ? { status: 'not-applicable' } : gone;
  const [name = '', ...args] = handler.command;
  const program = baseName('linux', name);
  if (program === 'flatpak') {
    const isClient = args.includes('com.spotify.Client');
    return judgeInstall(installs, ({ kind }) => isClient && kind === 'flatpak', handler.id);
  }
  const place = await programOf(ports, handler.command);
  if (place === null && !ports.machine.pretend) return gone;
  if (name.startsWith('/snap/')) return judgeInstall(installs, ({ kind }) => kind === 'snap', handler.id);
  if (program === 'spotify-launcher') {
    return judgeInstall(installs, ({ kind }) => kind === 'spotify-launcher', handler.id);
  }
  const real = place ? ((await orNull(ports.files.realPath(place))) ?? place) : null;
  const exact = installs.findIndex((install) => real !== null && isInside('linux', install.folder, real));
  if (exact >= 0) return exact === 0 ? works : other;
  // `Exec=spotify %U`, and /usr/bin/spotify that starts it by a script.
  const isPackage = ({ kind }: Install) => program === 'spotify' && (kind === 'deb' || kind === 'aur');
  return judgeInstall(installs, isPackage, handler.id);
}

async function judgeWindows(context: CheckContext, installs: readonly Install[]): Promise<Outcome> {
  const { links } = await context.windows('links');
  if (links === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
  if (links.chosen !== '' && !links.chosenThere) return gone;
  const isStore = ({ kind }: Install) => kind === 'windows-store';
  // Classes of Store programs are called AppX and a hash.
  if (/^AppX/i.test(links.chosen)) return judgeInstall(installs, isStore, 'AppX');
  // "C:\Users\ada\AppData\Roaming\Spotify\Spotify.exe" --protocol-uri="%1"
  const program = /^\s*(?:"([^"]{1,500})"|(\S{1,500}))/.exec(links.command);
  const path = program?.[1] ?? program?.[2];
  if (path !== undefined) return judgePath(context.ports, installs, path);
  // The Store registers its programs elsewhere, without a choice of the person's.
  return installs.some(isStore) ? { status: 'unknown', reason: { code: 'needs-window' } } : missing;
}

async function judgeMac(context: CheckContext, installs: readonly Install[]): Promise<Outcome> {
  const chosen = (await chosenHandlers(context)).get('spotify');
  if (chosen === 'com.spotify.client') return installs.length === 1 ? works : strange(chosen);
  // Without a choice macOS takes what it knows of, and only a program with a window can ask it.
  return chosen === undefined ? { status: 'unknown', reason: { code: 'needs-window' } } : strange(chosen);
}
