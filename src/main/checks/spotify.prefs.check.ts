import type { Phrase } from '../../contract/phrases';
import type { Ports } from '../ports';
import type { PrefsRead } from '../spotify/facts';
import { isWriteProtected } from '../spotify/locate/places';
import { DAMAGE_WORDS, findAutostart, findClock, findSignIn, findWholeness } from '../spotify/prefs-findings';
import { defineCheck, type FoundFact } from './check';

type Id =
  | 'prefs/readable'
  | 'prefs/missing'
  | 'prefs/damaged'
  | 'prefs/unreadable'
  | 'prefs/read-only'
  | 'prefs/duplicate-keys'
  | 'prefs/signed-in'
  | 'prefs/signed-out'
  | 'prefs/autostart'
  | 'prefs/no-autostart'
  | 'prefs/clock-apart';
/** How it reads inside "Spotify's settings file cannot be read (...)". */
const UNREADABLE_WORDS = {
  'is-folder': 'a folder is in its place',
  'no-permission': 'no permission',
  'broken-link': 'it is a link that leads nowhere',
} as const satisfies Record<string, Phrase>;
const BROKEN: readonly Id[] = ['prefs/damaged', 'prefs/unreadable', 'prefs/read-only'];

/** Whether Spotify's settings files are whole and may be written. Reading them is safe while Spotify runs. */
export const check = defineCheck<Id>({
  id: 'spotify.prefs',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 5000,
  findings: [
    'prefs/readable',
    'prefs/missing',
    'prefs/damaged',
    'prefs/unreadable',
    'prefs/read-only',
    'prefs/duplicate-keys',
    'prefs/signed-in',
    'prefs/signed-out',
    'prefs/autostart',
    'prefs/no-autostart',
    'prefs/clock-apart',
  ],
  async run({ ports, spotify }) {
    const [used, ...others] = await spotify.prefs();
    if (!used) return { status: 'unknown', reason: { code: 'not-found' } };
    const people = await spotify.userPrefs();
    const findings: FoundFact<Id>[] = await findInUsed(ports, used);
    // Of the other files only what is wrong with them matters.
    const elsewhere = [...others, ...people].flatMap((read) => findBroken(read, people.includes(read)));
    findings.push(...elsewhere.slice(0, 5));
    if (findings.some((found) => BROKEN.includes(found.id))) return { status: 'problem', findings };
    if (used.state === 'unreadable') return { status: 'unknown', findings, reason: { code: 'not-readable' } };
    return { status: 'ok', findings };
  },
});

async function findInUsed(ports: Ports, read: PrefsRead): Promise<FoundFact<Id>[]> {
  if (read.state === 'missing') return [{ id: 'prefs/missing' }];
  const broken = findBroken(read, false);
  if (read.state !== 'read') return broken;
  // The rights of a copied file tell of the copying.
  const isProtected = !ports.machine.pretend && (await isWriteProtected(ports, read.path));
  const readOnly: FoundFact<Id>[] = isProtected ? [{ id: 'prefs/read-only' }] : [];
  return [
    ...findWholeness(read.file),
    ...readOnly,
    findSignIn(read.file),
    ...findAutostart(read.file),
    ...findClock(read.file),
  ];
}

/** A disk that fails is no fault of the file: `failed` is left to be unknown. */
function findBroken(read: PrefsRead, ofPerson: boolean): FoundFact<Id>[] {
  const whose = ofPerson ? 'person' : 'everyone';
  if (read.state === 'damaged') {
    return [{ id: 'prefs/damaged', data: { why: DAMAGE_WORDS[read.why], damage: read.why, whose } }];
  }
  if (read.state !== 'unreadable' || read.why === 'failed') return [];
  const why = UNREADABLE_WORDS[read.why];
  return [{ id: 'prefs/unreadable', data: { why, whose } }];
}
