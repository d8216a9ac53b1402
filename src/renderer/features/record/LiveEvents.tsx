import { useLayoutEffect, useRef } from 'react';
import type { RecordState } from '../../../contract/logs';
import { catalogueLang, t } from '../../strings';
import { classes } from '../../ui/classes';
import { CodeLinks } from '../logs/CodeLinks';
import { GroupLamp } from '../logs/LogLine';
import { showTime, withoutTime } from '../logs/show';
import styles from './LiveEvents.module.css';

/** Events as they come, the newest at the end. Stays at the end until the person scrolls up. */
export function LiveEvents({ latest, ended }: { latest: RecordState['latest']; ended: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever events came in
  useLayoutEffect(() => {
    if (held.current) box.current?.scrollTo(0, box.current.scrollHeight);
  }, [latest]);
  return (
    <div className={styles.live}>
      <h2 className={classes('label', styles.title)}>{t.record.live}</h2>
      <div
        ref={box}
        role="log"
        aria-label={t.record.live}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard
        tabIndex={0}
        className={styles.box}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          held.current = scrollTop + clientHeight >= scrollHeight - 4;
        }}
      >
        {latest.length === 0 && <p className={styles.none}>{ended ? t.record.liveNoneEnded : t.record.liveNone}</p>}
        <ul>
          {latest.map(({ time, event, group, text, possible }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same event may come again and again
            <li key={place} className={classes(styles.event, styles[group])}>
              <span className={styles.lamp}>
                <GroupLamp group={group} />
                <span className="visually-hidden">{t.logs.group[group]}</span>
              </span>
              <span className={styles.time}>{showTime(time).clock}</span>
              <span className={styles.word}>{event}</span>
              <span className={styles.text} lang={catalogueLang}>
                {withoutTime(text)}
              </span>
              {group === 'problem' && possible.length > 0 && (
                <span className={styles.codes}>
                  {t.logs.mayMean} <CodeLinks codes={possible} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
