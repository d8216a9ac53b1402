import { Copy } from 'lucide-react';
import { useEffect } from 'react';
import type { CheckHere } from '../../contract/api';
import { THEMES } from '../../contract/words';
import { copyText } from '../features/checklist/actions';
import { AtHand } from '../features/companion/AtHand';
import { Kept } from '../features/companion/Kept';
import { LanguageChoice } from '../features/companion/LanguageChoice';
import { UpdatePanel } from '../features/updates/UpdatePanel';
import { ask } from '../host';
import { needChecks, useCatalog } from '../state/catalog';
import { needInfo, useMachine } from '../state/machine';
import { report } from '../state/notice';
import { changeSettings, useSettings } from '../state/settings';
import { t } from '../strings';
import { Button } from '../ui/Button';
import { Page } from '../ui/Page';
import { Part } from '../ui/Panel';
import { Segments } from '../ui/Segments';
import { Toggle } from '../ui/Toggle';
import styles from './SettingsPage.module.css';

/** Theme, checks one by one, and where the data lies. */
export function SettingsPage() {
  const settings = useSettings((state) => state.settings);
  const info = useMachine((state) => state.info);
  const checks = useCatalog((state) => state.checks);
  useEffect(() => {
    needInfo().catch(report);
    needChecks().catch(report);
  }, []);
  if (!settings) return null;
  const here = checks?.filter((check) => check.here) ?? [];
  return (
    <Page title={t.settings.title} narrow>
      <div className={styles.parts}>
        <Part title={t.settings.appearance}>
          <Segments
            label={t.settings.theme}
            value={settings.theme}
            choices={THEMES.map((theme) => ({ value: theme, label: t.settings.themes[theme] }))}
            onChange={(theme) => void changeSettings({ theme })}
          />
          <LanguageChoice chosen={settings.language} />
        </Part>
        <AtHand settings={settings} />
        <Part
          title={t.settings.checks}
          aside={
            settings.checksOff.length > 0 && (
              <Button look="quiet" onClick={() => void changeSettings({ checksOff: [] })}>
                {t.settings.allOn}
              </Button>
            )
          }
        >
          <p className={styles.how}>{t.settings.checksHow}</p>
          <div className={styles.reaches}>
            <Checks
              title={t.settings.network}
              how={t.settings.networkHow}
              checks={here.filter(({ reach }) => reach === 'network')}
              off={settings.checksOff}
            />
            <Checks
              title={t.settings.local}
              how={t.settings.localHow}
              checks={here.filter(({ reach }) => reach === 'local')}
              off={settings.checksOff}
            />
          </div>
        </Part>
        <Part title={t.watch.title}>
          <Toggle
            label={t.watch.label}
            detail={t.watch.how}
            checked={settings.watch}
            onChange={(watch) => void changeSettings({ watch })}
          />
        </Part>
        <UpdatePanel />
        <Part title={t.settings.data}>
          {info && (
            <>
              <p className={styles.how}>{t.settings.folder}</p>
              <p className={styles.folder}>
                <code>{info.dataFolder}</code>
                <Button look="quiet" aria-label={t.settings.copyFolder} onClick={() => void copyText(info.dataFolder)}>
                  <Copy />
                </Button>
                <Button look="quiet" onClick={() => void ask('data.open', {}).catch(report)}>
                  {t.kept.openFolder}
                </Button>
              </p>
            </>
          )}
          <p className={styles.how}>{t.kept.lead}</p>
          <Kept />
        </Part>
        <Part title={t.settings.about}>
          {info && (
            <p>
              {t.settings.version(info.version)} · {info.host}
            </p>
          )}
          <p className={styles.how}>{t.settings.unofficial}</p>
        </Part>
      </div>
    </Page>
  );
}

interface ChecksProps {
  title: string;
  how: string;
  checks: readonly CheckHere[];
  off: readonly string[];
}

function Checks({ title, how, checks, off }: ChecksProps) {
  if (checks.length === 0) return null;
  const set = (id: string, on: boolean) =>
    void changeSettings({ checksOff: on ? off.filter((other) => other !== id) : [...off, id] });
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.small}>{how}</p>
      <ul className={styles.checks}>
        {checks.map(({ id, question, looksAt, onDemand }) => (
          <li key={id}>
            <Toggle
              label={question}
              detail={(onDemand ? t.settings.onDemand : t.settings.looksAt)(looksAt)}
              checked={!off.includes(id)}
              onChange={(on) => set(id, on)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
