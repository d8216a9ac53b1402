import { useEffect } from 'react';
import type { UpdateState } from '../../../contract/updates';
import { UPDATE_CHANNELS } from '../../../contract/words';
import { changeSettings, useSettings } from '../../state/settings';
import { installUpdate, lookForUpdates, needUpdates, useUpdates } from '../../state/updates';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { Part } from '../../ui/Panel';
import { Segments } from '../../ui/Segments';
import { Toggle } from '../../ui/Toggle';
import styles from './UpdatePanel.module.css';

/** Newer versions of the app: whether they are looked for, which ones, and what can be done about one. */
export function UpdatePanel() {
  const settings = useSettings((state) => state.settings);
  const updates = useUpdates((state) => state.updates);
  useEffect(() => {
    void needUpdates();
  }, []);
  if (!settings || !updates) return null;
  const { by } = updates;
  return (
    <Part title={t.updates.title}>
      <div className={styles.rows}>
        {t.updates.by[by] && <p className={styles.how}>{t.updates.by[by]}</p>}
        {(by === 'app' || by === 'page') && (
          <>
            <Toggle
              label={t.updates.notify}
              detail={t.updates.notifyHow}
              checked={settings.updates === 'notify'}
              onChange={(on) => void changeSettings({ updates: on ? 'notify' : 'off' })}
            />
            <Segments
              label={t.updates.channel}
              value={settings.updateChannel}
              choices={UPDATE_CHANNELS.map((value) => ({ value, label: t.updates.channels[value] }))}
              onChange={(updateChannel) => void changeSettings({ updateChannel })}
            />
            <Actions updates={updates} />
          </>
        )}
      </div>
    </Part>
  );
}

function Actions({ updates }: { updates: UpdateState }) {
  const { by, phase, version } = updates;
  const busy = phase === 'checking' || phase === 'loading';
  return (
    <div className={styles.row}>
      {phase === 'available' && by === 'app' && version !== null ? (
        <Button look="primary" onClick={() => void installUpdate()}>
          {t.updates.load(version)}
        </Button>
      ) : phase === 'ready' ? (
        <Button look="primary" onClick={() => void installUpdate()}>
          {t.updates.restart}
        </Button>
      ) : (
        <Button disabled={busy} onClick={() => void lookForUpdates()}>
          {t.updates.check}
        </Button>
      )}
      {by === 'page' && <Button onClick={() => void installUpdate()}>{t.updates.openPage}</Button>}
      <span role="status">{t.updates.phase[phase](updates)}</span>
      <span className={styles.small}>{t.updates.checkHow}</span>
    </div>
  );
}
