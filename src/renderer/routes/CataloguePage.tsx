import { Link, useLoaderData, useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useMemo } from 'react';
import type { EntrySummary } from '../../contract/catalog';
import { Filters } from '../features/catalogue/Filters';
import { type Filter, filterRows, groupRows } from '../features/catalogue/filter';
import { catalogueLang, t } from '../strings';
import { wordIn } from '../strings/word';
import { Button } from '../ui/Button';
import { classes } from '../ui/classes';
import { Empty } from '../ui/Empty';
import { Fold } from '../ui/Fold';
import { Page } from '../ui/Page';
import { useMedia } from '../ui/useMedia';
import styles from './CataloguePage.module.css';

/** Up and down, Home and End move between the rows, which stay ordinary links. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined || at === -1) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
}

/** Every entry, to browse. */
export function CataloguePage() {
  const rows = useLoaderData({ from: '/catalogue' });
  const filter = useSearch({ from: '/catalogue' });
  const navigate = useNavigate({ from: '/catalogue' });
  const wide = useMedia('(min-width: 1000px)');
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const groups = useMemo(() => groupRows(shown), [shown]);
  const change = (changes: Filter) =>
    void navigate({ search: (old: Filter) => ({ ...old, ...changes }), replace: true, resetScroll: false });
  const clear = () => void navigate({ search: {}, replace: true });
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const filters = <Filters rows={rows} filter={filter} onChange={change} />;

  return (
    <Page
      title={t.catalogue.title}
      aside={
        <div className={styles.aside}>
          <p role="status" className={styles.count}>
            {t.catalogue.count(shown.length, rows.length)}
          </p>
          {narrowed && <Button onClick={clear}>{t.catalogue.clear}</Button>}
        </div>
      }
    >
      <div className={styles.columns}>
        <section className={styles.filters} aria-label={t.catalogue.filters}>
          <input
            type="search"
            className={styles.text}
            aria-label={t.catalogue.filterLabel}
            placeholder={t.catalogue.filterLabel}
            value={filter.text ?? ''}
            onChange={(event) => change({ text: event.currentTarget.value || undefined })}
          />
          {wide ? filters : <Fold summary={t.catalogue.filters}>{filters}</Fold>}
        </section>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are links; the keys are a short cut */}
        <div className={styles.list} onKeyDown={moveBetweenRows}>
          {groups.map(([area, found]) => (
            <section key={area} aria-labelledby={`area-${area}`} className={styles.group}>
              <h2 id={`area-${area}`} className={classes('label', styles.area)}>
                {wordIn(t.area, area)} <span className={styles.number}>{found.length}</span>
              </h2>
              <ul className={styles.rows}>
                {found.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </ul>
            </section>
          ))}
          {shown.length === 0 && (
            <Empty title={t.catalogue.none} actions={<Button onClick={clear}>{t.catalogue.clear}</Button>}>
              {t.catalogue.noneHow}
            </Empty>
          )}
        </div>
      </div>
    </Page>
  );
}

function Row({ row }: { row: EntrySummary }) {
  return (
    <li>
      <Link to="/entry/$id" params={{ id: row.id }} data-row className={styles.row}>
        <span className={styles.code}>{row.code}</span>
        <span className={styles.title} lang={catalogueLang}>
          {row.title}
        </span>
        <span className={styles.facts}>
          {/* Most entries are of the middle severity: only the others are worth a word in the list. */}
          {row.severity !== 'error' && <span className={styles[row.severity]}>{t.severity[row.severity]}</span>}
          <span>{t.sideShort[row.side]}</span>
        </span>
      </Link>
    </li>
  );
}
