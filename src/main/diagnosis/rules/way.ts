import {
  goesThroughProxy,
  namesFail,
  othersAnswer,
  someOfSpotifyAnswers,
  spotifyAnswers,
  textOf,
  usesNoProxy,
} from '../known';
import { isFor, type Rule } from './rule';

/** What the direct way out tells; behind a proxy that works it tells nothing. */
const DIRECT = [
  'routes/none',
  'captive/portal',
  'internet/none',
  'dns/dead',
  'dns/blocked',
  'dns/missing',
  'dns/refused',
  'dns/slow',
  'apresolve/failed',
  'apresolve/foreign-answer',
  'ap/all-refused',
  'ap/all-silent',
  'ap/unresolvable',
  'https/unreachable',
  'https/filtered',
  'tls/untrusted',
  'tls/wrong-name',
  'ipv6/broken',
] as const;

/** Names that are asked for in a run, so that what is wrong with their addresses shows. */
const PROBED = /^(accounts|apresolve|ap|ap-[a-z0-9-]+|api|spclient\.wg)\.spotify\.com$/;
/** Errors of a way that is not there, whatever the name server says. */
const NO_WAY = /^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/;

/** How findings about the way out and about this computer are to be read; the first rule that fits counts. */
export const WAY_RULES: readonly Rule[] = [
  // A network whose only way out is a proxy drops everything else, and Spotify never takes that way.
  { about: DIRECT, when: goesThroughProxy, reading: { harmless: true } },

  // The sites for comparison may be blocked where Spotify is not.
  { about: ['internet/none', 'routes/none'], when: someOfSpotifyAnswers, reading: { harmless: true } },
  { about: ['routes/none'], when: othersAnswer, reading: { harmless: true } },
  // They have names as well: where those fail, the name server decides.
  {
    about: ['internet/none'],
    when: (known) => namesFail(known) && !NO_WAY.test(known.value('internet/none', 'error')),
    reading: { standsBy: 'apresolve/failed' },
  },
  // A server that knows no name at all is no filter.
  {
    about: ['dns/missing'],
    when: ({ has }) => has('internet/none'),
    reading: { shows: ['accesspoint:31', 'accounts:4', 'offline:dns-filter'] },
  },
  // The whole internet works and Spotify's names fail: their own servers may be the ones that fail.
  { about: ['dns/refused'], when: othersAnswer, reading: { certain: false } },

  // Whoever answers in place of the test page lets other sites through.
  { about: ['captive/portal'], when: othersAnswer, reading: { standsBy: 'dns/slow', certain: false } },

  // A hosts line may pin a name to an address that is right.
  {
    about: ['hosts/redirected'],
    when: (known, finding) => spotifyAnswers(known) && PROBED.test(textOf(finding, 'name')),
    reading: { harmless: true },
  },
  { about: ['hosts/redirected'], when: spotifyAnswers, reading: { certain: false } },

  // Without covers music still plays.
  { about: ['hosts/playback-blocked'], when: isFor('name', /^i\.scdn\.co$/), reading: { certain: false } },

  // The proxy in Spotify counts before the system's, and that before the environment's.
  {
    about: ['system-proxy/dead', 'system-proxy/needs-login', 'system-proxy/forbids'],
    when: ({ has }) => has('prefs-proxy/answers'),
    reading: { standsBy: 'uri/missing', certain: false },
  },
  // Spotify told to use none leaves them to the browser that shows the sign-in page.
  {
    about: ['system-proxy/dead', 'system-proxy/needs-login', 'system-proxy/forbids'],
    when: usesNoProxy,
    reading: { standsBy: 'uri/missing', certain: false, shows: ['desktop_login_accounts:5', 'Error 30'] },
  },
  {
    about: ['env-proxy/dead', 'env-proxy/needs-login', 'env-proxy/forbids'],
    when: (known) => goesThroughProxy(known) || usesNoProxy(known),
    reading: { harmless: true },
  },
];
