import { describe, expect, it } from 'vitest';
import { loadCatalog, readCatalogFolder } from '../catalog-files';

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

describe('the catalogue', () => {
  const { catalog, faults } = loadCatalog();
  const texts = textsIn(catalog);

  it('[sec-47] is whole, and holds no markup and no remote content', () => {
    expect(faults).toEqual([]);
    expect(texts.length).toBeGreaterThan(5000);
    const markup =
      /<\/?(?:a|b|br|div|em|i|iframe|img|link|meta|object|p|script|span|strong|style|svg|table|ul)\b|<!--|&[a-z]+;|!\[[^\]]*\]\(|javascript:|data:[a-z]+\//i;
    expect(texts.filter((text) => markup.test(text))).toEqual([]);
    for (const [name, bad] of [
      ['a tag', '<img src=x>'],
      ['an entity', '&lt;'],
      ['a picture', '![x](https://example.com)'],
    ])
      expect(markup.test(bad ?? ''), name).toBe(true);
  });

  it('[sec-47] holds no sign that turns the direction of reading or cannot be seen', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
    expect(texts.filter((text) => unseen.test(text))).toEqual([]);
  });

  it('[sec-1] leads to unencrypted pages nowhere but in the name of one old source, which is opened by https', () => {
    const plain = readCatalogFolder().flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:http|ws|ftp):\/\/\S+/g)].map(([address]) => `${path} ${address}`),
    );
    expect(plain).toEqual(['sources.yaml http://www.spotify.com/uk/help/faq/account/i-am-offline/']);
  });
});
