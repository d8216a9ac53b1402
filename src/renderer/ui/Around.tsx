import { catalogueLang } from '../strings';

interface Props {
  /** The page's sentence. */
  say: (words: string) => string;
  /** The catalogue's words in it. */
  children: string;
}

/** A place in the page's sentence that no text has. */
const PLACE = '\u{F0000}';

/** A sentence of the page around words of the catalogue, which are marked as being in another language. */
export function Around({ say, children }: Props) {
  if (catalogueLang === undefined) return say(children);
  const [before = '', after = ''] = say(PLACE).split(PLACE);
  return (
    <>
      {before}
      <span lang={catalogueLang}>{children}</span>
      {after}
    </>
  );
}
