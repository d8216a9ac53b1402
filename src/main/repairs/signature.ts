import { isRecord, numberOf, parseJson, textOf } from '../json';
import { PortError, type Ports } from '../ports';
import { powershellText } from '../windows/text';

/** Revocation lists may have to be fetched. */
const VERIFY_MS = 60_000;

/**
 * Whether Windows holds the signature of a program valid and Spotify is who signed it. Throws PortError when that
 * cannot be asked.
 */
export async function isSignedBySpotify({ exec }: Ports, path: string, signal: AbortSignal): Promise<boolean> {
  const script =
    `$ErrorActionPreference='Stop';$s=Get-AuthenticodeSignature -LiteralPath ${powershellText(path)};` +
    '@{status=[int]$s.Status;subject=[string]$s.SignerCertificate.Subject}|ConvertTo-Json -Compress';
  const args = ['-NoProfile', '-NonInteractive', '-Command', script];
  const { code, stdout } = await exec.run('powershell', args, { timeoutMs: VERIFY_MS, signal });
  const answer = code === 0 ? parseJson(stdout) : null;
  if (!isRecord(answer)) throw new PortError('failed', 'UNREADABLE');
  // 0 = valid: whole, trusted and not revoked.
  return numberOf(answer, 'status') === 0 && organisationIn(textOf(answer, 'subject', 2000)) === 'Spotify AB';
}

/** The organisation in a name such as `CN=Spotify AB, O=Spotify AB, C=SE`; null without one, or with several. */
export function organisationIn(subject: string): string | null {
  // Values with commas or quotes of their own stand in quotes, and a quote in them is doubled.
  const parts = subject.slice(0, 2000).match(/(?:[^,"]|"(?:[^"]|"")*")+/g) ?? [];
  const found = parts.flatMap((part) => /^\s*O\s*=\s*([^"]*?)\s*$/.exec(part)?.[1] ?? []);
  return found.length === 1 ? (found[0] ?? null) : null;
}
