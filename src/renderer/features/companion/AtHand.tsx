import { useEffect } from 'react';
import type { Settings } from '../../../contract/state';
import { needCompanion, useCompanion } from '../../state/companion';
import { report } from '../../state/notice';
import { changeSettings } from '../../state/settings';
import { t } from '../../strings';
import { Part } from '../../ui/Panel';
import { Toggle } from '../../ui/Toggle';
import styles from './AtHand.module.css';
import { Shortcut } from './Shortcut';

/** What keeps Backline at hand: shortcut, tray, start with the computer. */
export function AtHand({ settings }: { settings: Settings }) {
  const state = useCompanion((held) => held.state);
  useEffect(() => {
    needCompanion().catch(report);
  }, []);
  const { atHand } = t;
  const hasTray = state?.tray ?? true;
  const canStart = state?.login ?? true;
  return (
    <Part title={atHand.title}>
      <div className={styles.box}>
        <Shortcut keys={settings.shortcut} />
        <div className={styles.toggles}>
          <Toggle
            label={atHand.closeToTray}
            detail={hasTray ? atHand.closeToTrayHow : atHand.noTray}
            checked={hasTray && settings.closeToTray}
            disabled={!hasTray}
            onChange={(closeToTray) => void changeSettings({ closeToTray })}
          />
          <Toggle
            label={atHand.login}
            detail={canStart ? atHand.loginHow : atHand.noLogin}
            checked={canStart && settings.openAtLogin}
            disabled={!canStart}
            onChange={(openAtLogin) => void changeSettings({ openAtLogin })}
          />
          {canStart && settings.openAtLogin && hasTray && (
            <Toggle
              label={atHand.hidden}
              detail={atHand.hiddenHow}
              checked={settings.startHidden}
              onChange={(startHidden) => void changeSettings({ startHidden })}
            />
          )}
        </div>
      </div>
    </Part>
  );
}
