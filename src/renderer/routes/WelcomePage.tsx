import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { THEMES } from '../../contract/words';
import { ShortcutKeys } from '../features/companion/ShortcutKeys';
import { WhatIsSeen } from '../features/doctor/WhatIsSeen';
import { needCompanion, useCompanion } from '../state/companion';
import { report } from '../state/notice';
import { changeSettings, useSettings } from '../state/settings';
import { t } from '../strings';
import { Button } from '../ui/Button';
import { Lamp } from '../ui/Lamp';
import { Mark } from '../ui/Mark';
import { useTitle } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { Segments } from '../ui/Segments';
import { Toggle } from '../ui/Toggle';
import styles from './WelcomePage.module.css';

/** The first page of the first start: what Backline looks at, and how the person wants it. */
export function WelcomePage() {
  const { welcome } = t;
  useTitle(welcome.title);
  const settings = useSettings((state) => state.settings);
  const state = useCompanion((held) => held.state);
  const navigate = useNavigate();
  useEffect(() => {
    needCompanion().catch(report);
  }, []);
  if (!settings) return null;
  const leave = async (consent: boolean) => {
    const change = consent ? { welcomed: true, consent } : { welcomed: true };
    if (await changeSettings(change)) await navigate({ to: '/', replace: true });
  };
  return (
    <div className={styles.page}>
      <div className={styles.begin}>
        <div className={styles.mark}>
          <Mark />
        </div>
        <h1 className={styles.title}>{welcome.title}</h1>
        <p className={styles.lead}>{welcome.lead}</p>
        <ul className={styles.promises}>
          {welcome.promises.map(([what, how]) => (
            <li key={what}>
              <Lamp state="works" className={styles.lamp} />
              <strong>{what}</strong>
              <span>{how}</span>
            </li>
          ))}
        </ul>
        <section aria-labelledby="welcome-choices" className={styles.choices}>
          <h2 id="welcome-choices" className="label">
            {welcome.choose}
          </h2>
          <Segments
            label={t.settings.theme}
            value={settings.theme}
            choices={THEMES.map((theme) => ({ value: theme, label: t.settings.themes[theme] }))}
            onChange={(theme) => void changeSettings({ theme })}
          />
          <Toggle
            label={welcome.watch}
            detail={welcome.watchHow}
            checked={settings.watch}
            onChange={(watch) => void changeSettings({ watch })}
          />
          {state?.login && (
            <Toggle
              label={welcome.login}
              detail={welcome.loginHow}
              checked={settings.openAtLogin}
              onChange={(openAtLogin) => void changeSettings({ openAtLogin })}
            />
          )}
          {state && state.shortcut.state !== 'off' && (
            <p className={styles.shortcut}>
              <span>{welcome.shortcut}</span>
              <ShortcutKeys shortcut={state.shortcut.keys} />
              {state.shortcut.state !== 'works' && (
                <span className={styles.trouble}>{t.atHand.state[state.shortcut.state]}</span>
              )}
            </p>
          )}
        </section>
        <div className={styles.foot}>
          <Button look="primary" onClick={() => void leave(true)}>
            {welcome.agree}
          </Button>
          <Button look="quiet" onClick={() => void leave(false)}>
            {welcome.later}
          </Button>
        </div>
        <p className={styles.small}>
          {welcome.laterHow} {welcome.unofficial}
        </p>
      </div>
      <Panel title={welcome.seen} className={styles.seen}>
        <p className={styles.seenHow}>{welcome.seenHow}</p>
        <WhatIsSeen offline={false} />
      </Panel>
    </div>
  );
}
