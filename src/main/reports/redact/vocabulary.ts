import type { LogPatterns } from '../../../catalog/log/compile';
import type { Catalog } from '../../../contract/catalog';
import { KIND_WORDS } from '../../spotify/install-words';
import { isPublicHost, markHost } from './hosts';
import { markFor } from './scrub';

/** Words that may leave although the catalogue does not say them: products, parts of systems, names of files. */
const MORE = `
  spotx blockthespot spicetify steam itunes apple mobile device service comodo wallpaper engine rainmeter
  tailscale zerotier hamachi radmin vpn nordvpn proton mullvad expressvpn surfshark windscribe cloudflare warp cisco
  anyconnect forticlient fortinet globalprotect check point juniper pulse secure sonicwall openvpn wireguard tunnel
  hyper virtualbox vmware docker virtual machines wi fi direct npcap bluetooth teredo bridge dummy veth tun tap wg utun
  ppp ipsec ipip gre sit vti vxlan geneve bareudp ifb vcan nlmon
  avast avg avira bitdefender eset nod smart security kaspersky internet total endpoint mcafee norton symantec trend
  micro sophos panda malwarebytes defender windows webroot secureanywhere comodo zonealarm bullguard emsisoft qihoo 360
  adguard ublock pihole little snitch lulu glasswire netlimiter simplewall portmaster crowdstrike falcon sentinelone
  carbon black cylance paloalto cortex zscaler netskope umbrella blue coat fiddler charles mitmproxy burp wireshark
  digicert globalsign sectigo entrust let encrypt isrg root google trust services amazon starfield godaddy actalis
  certum baltimore cybertrust inc ltd llc gmbh corporation limited lab ca authority certificate personal web mail shield
  shells firefox chrome chromium edge brave vivaldi opera safari librewolf waterfox konqueror epiphany falkon desktop
  html mshtml url exe dll app lnk org com www bin usr opt lib lib64 share etc var snap flatpak appdata roaming local
  packages windowsapps library application support caches containers users home config cache data storage
  nvidia geforce gtx rtx quadro amd radeon rx vega intel hd uhd iris xe arc graphics family laptop basic display
  adapter render driver mesa llvmpipe swiftshader parallels qxl virgl
  xpui spa bak libcef cef chrome elf dpapi crashpad handler migrator widevine cdm dat pak bin offline bnk primary ldb
  partial system outage major minor degraded performance operational maintenance investigating identified monitoring
  resolved scheduled elevated error rates all some users issue issues playback login search streaming
  darwin macos big sur monterey ventura sonoma sequoia tahoe catalina mojave kernel
  enabled disabled software readback unavailable off on force ok
  connection error timeout reached socket reset refused aborted failed received message code fatal warning info debug
  gpu process pid tid ssl tls dns http https proxy host port file line uri null true false undefined unknown
  ubuntu debian fedora arch mint systemd coredump segfault signal core dumped thread stack trace module offset
  exception faulting report id version time stamp january february march april may june july august september
  october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun utc
`;

/** What may be said of any computer: a closed list of words, and the check whether a text keeps to it. */
export interface Vocabulary {
  has(word: string): boolean;
}

/** Every word of the catalogue, of the patterns of logs and of the list above. */
export function openVocabulary(catalog: Catalog, patterns: LogPatterns | null): Vocabulary {
  const words = new Set<string>();
  const add = (text: string) => {
    for (const word of text.match(/[A-Za-z]{2,30}/g) ?? []) words.add(word.toLowerCase());
    for (const word of text.match(/[A-Za-z][A-Za-z0-9]{1,29}/g) ?? []) words.add(word.toLowerCase());
  };
  add(MORE);
  for (const { question, unknown, looksAt, findings } of catalog.checks)
    for (const text of [question, unknown, looksAt, ...Object.values(findings).map((finding) => finding.text)])
      add(text);
  for (const entry of catalog.entries) {
    const said = [entry.code, entry.title, entry.about, entry.usually, ...entry.aliases, ...entry.symptoms];
    for (const text of said) add(text);
    for (const { text, lang } of entry.messages) if (lang.startsWith('en')) add(text);
    for (const { text } of entry.causes) add(text);
    for (const { label, sub } of entry.chain) add(`${label} ${sub ?? ''}`);
    for (const { title } of entry.steps) add(title);
  }
  for (const { needles, pattern, word } of patterns?.rows ?? [])
    for (const text of [...needles, pattern.source.replace(/\\[a-zA-Z]/g, ' '), word]) add(text);
  for (const text of Object.values(KIND_WORDS)) add(text);
  return { has: (word) => words.has(word.toLowerCase()) };
}

const HOST = /^(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}$/i;
/** Names that systems and libraries give to errors: ECONNRESET, ERR_NAME_NOT_RESOLVED, SIGSEGV, 0xc0000005, EAI_AGAIN. */
const ERROR_NAME =
  /^(?:E[A-Z]{2,14}|(?:ERR|CERT|SSL|TLS|NET|GL|EAI|DEPTH|UNABLE|SELF)(?:_[A-Z]{2,14}){1,6}|SIG[A-Z]{3,5}|HTTP|0x(?:800|c00)[0-9a-f]{5})$/;
const QUOTED = /(?<![\p{L}\p{N}])(['"])([^'"\n]{1,120})\1(?![\p{L}\p{N}])/gu;
/** A host, a word with its digits, a number with its dots and colons, or one sign. */
const PIECE =
  /(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w-])|\p{N}{1,40}(?:[.:]\p{N}{1,40}){1,6}(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}_]{1,400}/giu;

/**
 * Takes every word out of a marked text that is not in the vocabulary. Short numbers stay: ports, counts,
 * times of day, versions; so do public hosts and names of errors.
 */
export function keepKnownWords(marked: string, vocabulary: Vocabulary): string {
  const hole = markFor('text');
  // A name in quotes is one thing: what is left of it would tell it all the same.
  const unquoted = marked.replace(QUOTED, (whole, quote: string, inner: string) =>
    keepPieces(inner, vocabulary).includes(hole) ? `${quote}${hole}${quote}` : whole,
  );
  return keepPieces(unquoted, vocabulary).replace(new RegExp(`${hole}(?:[\\s.,_:;'"/\\\\-]{0,3}${hole})+`, 'g'), hole);
}

function keepPieces(marked: string, vocabulary: Vocabulary): string {
  return marked.replace(PIECE, (piece) => {
    if (HOST.test(piece)) {
      if (isPublicHost(piece)) return piece;
      // `gpu.cc`, `libcef.dll`: two words, no host.
      if (piece.split('.').every((part) => isKnownWord(part, vocabulary))) return piece;
      return /spotify|scdn/i.test(piece) ? markHost(piece) : markFor('text');
    }
    return isKnownWord(piece, vocabulary) ? piece : markFor('text');
  });
}

/** A number of up to six digits, a time, a version, a name of an error, or words of the list, glued or not. */
function isKnownWord(piece: string, vocabulary: Vocabulary): boolean {
  if (/^\d{1,6}$/.test(piece) || ERROR_NAME.test(piece)) return true;
  if (/^\d{1,4}(?:[.:]\d{1,6}){1,5}$/.test(piece)) return true;
  if (/^[\w-]{1,60}$/.test(piece) === false) return false;
  const parts = piece
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .split(/[_-]+/)
    .filter(Boolean);
  return (
    vocabulary.has(piece) ||
    parts.every(
      (part) => part.length === 1 || /^\d{1,4}$/.test(part) || vocabulary.has(part) || isNumbered(part, vocabulary),
    )
  );
}

/** `ms20`, `tun0`, `10ms`. */
function isNumbered(part: string, vocabulary: Vocabulary): boolean {
  const [, before = '', word = '', behind = ''] = /^(\d{0,4})([A-Za-z]{1,20})(\d{0,3})$/.exec(part) ?? [];
  if (before !== '' && behind !== '') return false;
  return word.length > 1 && vocabulary.has(word);
}
