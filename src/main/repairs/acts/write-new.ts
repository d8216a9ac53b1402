import { shorten } from '../shorten';
import { ActFault, type ActHandler } from './kind';

const encode = (text: string) => new TextEncoder().encode(text);

/** A small file where none is. The way back gives it another name: somebody may have written to it since. */
export const writeNew: ActHandler<'write-new'> = {
  async look({ path, text }, { ports: { files } }) {
    const facts = await files.linkFacts(path);
    if (facts === null) return 'before';
    if (facts.kind !== 'file') return 'other';
    // Spotify adds to a file that was made for it; what matters is that one is there.
    const now = await files.read(path, 4 * 1024 * 1024);
    return new TextDecoder('latin1').decode(now).includes(new TextDecoder('latin1').decode(encode(text)))
      ? 'after'
      : 'other';
  },
  async perform({ path, text, closed }, { ports, spotify, signal }) {
    if (closed && (await spotify.running(signal))) throw new ActFault('spotify-running');
    if ((await ports.files.linkFacts(path)) !== null) throw new ActFault('changed');
    await ports.files.writeAtomic(path, encode(text), 0o600);
  },
  // The act before it, a move, puts the old file back and this one beside it.
  revert: null,
  closed: ({ closed }) => closed,
  show: ({ path, text }, { ports }) => ({
    kind: 'text',
    place: shorten(ports, path),
    line: 1,
    before: null,
    after: text.slice(0, 1500),
  }),
};
