import type { OpenedReport } from '../../../contract/report';
import { t } from '../../strings';
import { wordIn } from '../../strings/word';
import { Panel } from '../../ui/Panel';
import { moment as showMoment } from '../../ui/time';
import styles from './Facts.module.css';

/** When and with what a report was made, and about which system. */
export function Facts({ opened: { report, unknown } }: { opened: OpenedReport }) {
  const { madeAt, madeBy, system, spotify } = report;
  const client = spotify
    ? [spotify.version ?? t.report.clientUnknown, wordIn(t.report.install, spotify.kind)].filter(Boolean).join(' · ')
    : t.report.clientNone;
  const rows = [
    [t.report.madeAt, timeOf(madeAt)],
    [t.report.madeBy, madeBy],
    [t.report.system, system],
    [t.report.client, client],
  ] as const;
  return (
    <Panel title={t.report.facts}>
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {unknown > 0 && <p className={styles.unknown}>{t.report.newerParts(unknown)}</p>}
    </Panel>
  );
}

/** A moment in the reader's own time; what is none stays as it was sent. */
export function timeOf(moment: string): string {
  const time = Date.parse(moment);
  if (!moment.includes('T') || Number.isNaN(time)) return moment;
  return showMoment(time);
}
