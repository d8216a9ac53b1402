import { ExternalLink, TriangleAlert } from 'lucide-react';
import type { ResolvedEntry } from '../../../contract/catalog';
import { useCatalog } from '../../state/catalog';
import { catalogueLang, t } from '../../strings';
import { Button } from '../../ui/Button';
import { Fold } from '../../ui/Fold';
import { Part } from '../../ui/Panel';
import { openLink } from '../checklist/actions';
import styles from './MainParts.module.css';

/** What to know before the first step. */
export function Warnings({ entry }: { entry: ResolvedEntry }) {
  if (entry.warnings.length === 0 && entry.tools.length === 0) return null;
  return (
    <section className={styles.warnings} aria-labelledby="warnings">
      <TriangleAlert />
      <div>
        <h2 id="warnings" className={styles.strong}>
          {t.entry.warnings}
        </h2>
        <ul>
          {entry.warnings.map((warning) => (
            <li key={warning} lang={catalogueLang}>
              {warning}
            </li>
          ))}
          {entry.tools.length > 0 && (
            <li>
              {t.entry.tools}: <span lang={catalogueLang}>{entry.tools.join(', ')}</span>
            </li>
          )}
        </ul>
      </div>
    </section>
  );
}

export function About({ entry }: { entry: ResolvedEntry }) {
  return (
    <Part title={t.entry.about}>
      <p className={styles.about} lang={catalogueLang}>
        {entry.about}
      </p>
    </Part>
  );
}

export function Questions({ entry }: { entry: ResolvedEntry }) {
  if (entry.faq.length === 0) return null;
  return (
    <Part title={t.entry.faq}>
      <div className={styles.box}>
        {entry.faq.map(({ q, a }) => (
          <Fold key={q} className={styles.question} summary={<span lang={catalogueLang}>{q}</span>}>
            <p className={styles.answer} lang={catalogueLang}>
              {a}
            </p>
          </Fold>
        ))}
      </div>
    </Part>
  );
}

export function Escalate({ entry }: { entry: ResolvedEntry }) {
  const links = useCatalog((state) => state.links);
  if (entry.escalate.length === 0) return null;
  return (
    <Part title={t.entry.escalate}>
      <ul className={styles.box}>
        {entry.escalate.map(({ when, whom, open }) => {
          const name = open === undefined ? undefined : links?.get(open);
          return (
            <li key={when} className={styles.way}>
              <div>
                <p lang={catalogueLang}>{when}</p>
                <p className={styles.whom} lang={catalogueLang}>
                  {whom}
                </p>
              </div>
              {open !== undefined && (
                <Button onClick={() => openLink(open)}>
                  <ExternalLink />
                  {name ? t.checklist.open(name) : t.checklist.openUnnamed}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** Both readings side by side where sources contradict each other. */
export function Conflicts({ entry }: { entry: ResolvedEntry }) {
  if (entry.conflicts.length === 0) return null;
  const nameOf = (id: string) => entry.sources.find((source) => source.id === id)?.title ?? id;
  return (
    <Part title={t.entry.conflicts}>
      <div className={styles.box}>
        {entry.conflicts.map(({ about, claims, ours }) => (
          <Fold key={about} className={styles.conflict} summary={<span lang={catalogueLang}>{about}</span>}>
            <ul className={styles.claims}>
              {claims.map(({ says, source }) => (
                <li key={`${source} ${says}`} className={styles.claim} lang={catalogueLang}>
                  <p>{says}</p>
                  <p className={styles.small}>{nameOf(source)}</p>
                </li>
              ))}
            </ul>
            {ours && (
              <p className={styles.ours}>
                <strong>{t.entry.ours}</strong> <span lang={catalogueLang}>{ours}</span>
              </p>
            )}
          </Fold>
        ))}
      </div>
    </Part>
  );
}
