import { type LanguageChoice as Choice, LANGUAGE_CHOICES } from '../../../contract/words';
import { changeSettings } from '../../state/settings';
import { t } from '../../strings';
import { Segments } from '../../ui/Segments';
import styles from './LanguageChoice.module.css';

/** What Backline speaks: as the system does, or one language always. */
export function LanguageChoice({ chosen }: { chosen: Choice }) {
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{t.language.title}</h3>
      <Segments
        id="language"
        label={t.language.title}
        value={chosen}
        choices={LANGUAGE_CHOICES.map((choice) => ({
          value: choice,
          label: t.language.choices[choice],
          lang: choice === 'system' ? undefined : choice,
        }))}
        onChange={(language) => void changeSettings({ language })}
      />
      {t.language.entriesHow && <p className={styles.how}>{t.language.entriesHow}</p>}
    </div>
  );
}
