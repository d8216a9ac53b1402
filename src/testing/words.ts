import { learn } from '../renderer/strings';
import { en } from '../renderer/strings/en';

/** What a page does before it draws anything; tests of its parts find their words. */
learn({
  en,
  de: async () => {
    const [{ de }, { retold }] = await Promise.all([
      import('../renderer/strings/de'),
      import('../renderer/strings/de-catalogue'),
    ]);
    return { strings: de, retold };
  },
});
