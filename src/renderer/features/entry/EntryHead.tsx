import { Link } from '@tanstack/react-router';
import { CircleAlert, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ResolvedEntry } from '../../../contract/catalog';
import { catalogueLang, t } from '../../strings';
import { wordIn } from '../../strings/word';
import { classes } from '../../ui/classes';
import styles from './EntryHead.module.css';

const ICONS = { fatal: OctagonAlert, error: TriangleAlert, warn: CircleAlert, info: Info };

/** Code, title and the one line of tags. */
export function EntryHead({ entry }: { entry: ResolvedEntry }) {
  const { code, title, subsystem, severity, platforms, effort, sources, reliability } = entry;
  const Icon = ICONS[severity];
  return (
    <div>
      <p className={styles.crumb}>
        <Link to="/catalogue">{t.entry.crumb}</Link> /{' '}
        <Link to="/catalogue" search={{ area: subsystem }}>
          {wordIn(t.area, subsystem)}
        </Link>
      </p>
      <h1 className={styles.head}>
        <span className={styles.code}>{code}</span>{' '}
        <span className={styles.title} lang={catalogueLang}>
          {title}
        </span>
      </h1>
      <ul className={styles.tags} aria-label={t.entry.tags}>
        <li className={classes(styles.severity, styles[severity])}>
          <Icon />
          {t.severity[severity]}
        </li>
        <li>{platforms.map((place) => t.place[place]).join(' · ')}</li>
        <li>{t.entry.effort(t.difficulty[effort.difficulty], effort.minutes)}</li>
        {effort.outageMinutes && <li>{t.entry.outage(effort.outageMinutes)}</li>}
        <li>
          {t.entry.sources(sources.length)} · {t.confidence[reliability]}
        </li>
      </ul>
    </div>
  );
}
