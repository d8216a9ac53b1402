import { useEffect } from 'react';
import { changeSettings, useSettings } from '../../state/settings';
import { markSeen, useWatch } from '../../state/watch';
import { t } from '../../strings';
import { Fold } from '../../ui/Fold';
import { Panel } from '../../ui/Panel';
import { Toggle } from '../../ui/Toggle';
import { useNow } from '../../ui/useNow';
import { NoticeList } from './NoticeList';
import styles from './WatchPanel.module.css';

/** Notices shown before the rest is folded. */
const FIRST = 4;

/** The switch of the watch, and what it has seen. */
export function WatchPanel() {
  const settings = useSettings((state) => state.settings);
  const notices = useWatch((state) => state.notices) ?? [];
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is listed here is seen
  useEffect(markSeen, [notices]);
  return (
    <Panel title={t.watch.title}>
      {settings && (
        <Toggle
          label={t.watch.label}
          detail={notices.length === 0 || !settings.watch ? t.watch.how : undefined}
          checked={settings.watch}
          onChange={(watch) => void changeSettings({ watch })}
        />
      )}
      {notices.length > 0 && (
        <section aria-label={t.watch.seen} className={styles.seen}>
          <NoticeList notices={notices.slice(0, FIRST)} now={now} />
          {notices.length > FIRST && (
            <Fold summary={t.watch.more(notices.length - FIRST)}>
              <NoticeList notices={notices.slice(FIRST)} now={now} />
            </Fold>
          )}
        </section>
      )}
      {notices.length === 0 && settings?.watch && <p className={styles.none}>{t.watch.none}</p>}
    </Panel>
  );
}
