import { useEffect } from 'react';
import { needChecks, useCatalog } from '../../state/catalog';
import { report } from '../../state/notice';
import { useSettings } from '../../state/settings';
import { t } from '../../strings';
import styles from './WhatIsSeen.module.css';

/** Everything a run contacts and reads, before it does. */
export function WhatIsSeen({ offline }: { offline: boolean }) {
  const checks = useCatalog((state) => state.checks);
  const off = useSettings(({ settings }) => settings?.checksOff);
  useEffect(() => {
    needChecks().catch(report);
  }, []);
  if (!checks) return <p className={styles.how}>{t.app.loading}</p>;
  const on = checks.filter(({ id, here }) => here && !off?.includes(id));
  const seen = (reach: 'local' | 'network') => {
    const places = (onDemand: boolean) =>
      on.filter((check) => check.reach === reach && check.onDemand === onDemand).map(({ looksAt }) => looksAt);
    const always = new Set(places(false));
    const sometimes = new Set(places(true).filter((place) => !always.has(place)));
    return [
      ...[...always].map((what) => ({ what, asked: false })),
      ...[...sometimes].map((what) => ({ what, asked: true })),
    ];
  };
  return (
    <div className={styles.seen}>
      <div>
        <h3 className={styles.title}>{t.doctor.contacts}</h3>
        <p className={styles.how}>{offline ? t.doctor.contactsNone : t.doctor.contactsHow}</p>
        {!offline && <Places of={seen('network')} />}
      </div>
      <div>
        <h3 className={styles.title}>{t.doctor.reads}</h3>
        <p className={styles.how}>{t.doctor.readsHow}</p>
        <Places of={seen('local')} />
      </div>
    </div>
  );
}

function Places({ of }: { of: readonly { what: string; asked: boolean }[] }) {
  return (
    <ul className={styles.places}>
      {of.map(({ what, asked }) => (
        <li key={what}>{asked ? t.doctor.onDemand(what) : what}</li>
      ))}
    </ul>
  );
}
